import { Extensions } from '@nestjs/graphql';

/** Lock one of two: the field is for those who hold the permission somewhere. */
export const Allow = (permission: string): MethodDecorator & PropertyDecorator => Extensions({ allow: permission });

/** The field is for everybody, signed in or not; the reason is part of the permission matrix. */
export const AllowAnyone = (reason: string): MethodDecorator & PropertyDecorator => Extensions({ allowAnyone: reason });

/** The field is for whoever is signed in, about themselves; the reason is part of the permission matrix. */
export const AllowSignedIn = (reason: string): MethodDecorator & PropertyDecorator => Extensions({ allowSignedIn: reason });

export interface AccessRule {
  readonly allow?: string;
  readonly allowAnyone?: string;
  readonly allowSignedIn?: string;
}
