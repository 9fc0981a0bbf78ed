import { Injectable } from '@nestjs/common';
import { defineSchedule } from '../jobs/definitions';
import { RunsOn } from '../jobs/handlers';
import { UploadedFiles } from './uploaded-files';

/** Hourly: what was uploaded a day ago and became part of nothing goes. */
export const uploadsSchedule = defineSchedule({ name: 'platform.sweep-uploads', everySeconds: 3600 });

@Injectable()
export class UploadsSweep {
  constructor(private readonly files: UploadedFiles) {}

  @RunsOn(uploadsSchedule)
  async tick(): Promise<void> {
    await this.files.sweep();
  }
}
