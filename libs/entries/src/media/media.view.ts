import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { IsIn, IsUUID, Matches } from 'class-validator';
import type { MediaKind, MediaPurpose, MediaState } from './media.entity';
import { MEDIA_PURPOSES } from './media.rules';

@ObjectType('MediaRefusal', { description: 'Why a file was not taken.' })
export class MediaRefusalView {
  @Field(() => String) code: string;
  @Field(() => String, { description: 'In the language of the request.' }) message: string;
}

@ObjectType('MediaCaptions')
export class MediaCaptionsView {
  @Field(() => String, { description: 'Language, e.g. `zh-CN`.' }) lang: string;
  @Field(() => String) label: string;
  @Field(() => String) url: string;
}

@ObjectType('MediaAbilities')
export class MediaAbilitiesView {
  @Field(() => Boolean) canRemove: boolean;
}

@ObjectType('Media', { description: 'A picture, a video or a document, and what was made of it for showing.' })
export class MediaView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'video, image, document' }) kind: MediaKind;
  @Field(() => String, { description: 'As the sender calls it; in a blind round a plain one.' }) name: string;
  @Field(() => Int, { description: 'Bytes as they came.' }) size: number;
  @Field(() => String, { description: 'SHA-256 of the bytes as they came; the same stands in the entry’s version.' }) sha256: string;
  @Field(() => String, { description: 'By content.' }) mimeType: string;
  @Field(() => String, { description: 'received, processing, ready, refused' }) state: MediaState;
  @Field(() => Int, { description: 'Per cent.' }) progress: number;
  @Field(() => MediaRefusalView, { nullable: true }) refusal: MediaRefusalView | null;
  @Field(() => Float, { nullable: true }) durationSeconds: number | null;
  @Field(() => Int, { nullable: true, description: 'As it is shown, turned upright.' }) width: number | null;
  @Field(() => Int, { nullable: true }) height: number | null;
  @Field(() => Boolean, { nullable: true }) hasAudio: boolean | null;
  @Field(() => String, { nullable: true }) posterUrl: string | null;
  @Field(() => String, { nullable: true, description: 'At most 1600 pixels wide or high.' }) imageUrl: string | null;
  @Field(() => String, { nullable: true, description: 'At most 480 pixels wide or high; of a video its poster.' }) thumbnailUrl: string | null;
  @Field(() => String, { nullable: true }) videoUrl: string | null;
  @Field(() => String, { nullable: true }) hlsUrl: string | null;
  @Field(() => [MediaCaptionsView]) captions: MediaCaptionsView[];
  @Field(() => String, { nullable: true }) downloadUrl: string | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => MediaAbilitiesView) abilities: MediaAbilitiesView;
}

export const MediaOrRefusal = orRefusal('Media', MediaView);

@InputType()
export class RegisterMediaInput {
  @Field(() => ID) @IsUUID() uploadId: string;
  @Field(() => String, { description: 'entry, news, portrait' }) @IsIn(MEDIA_PURPOSES) purpose: MediaPurpose;
}

@InputType()
export class AddCaptionsInput {
  @Field(() => ID) @IsUUID() mediaId: string;
  @Field(() => ID, { description: 'A WebVTT file that was uploaded.' }) @IsUUID() uploadId: string;
  @Field(() => String, { description: 'BCP 47, e.g. `zh-CN`.' }) @Matches(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,2}$/) lang: string;
}
