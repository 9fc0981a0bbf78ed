import { BadInput } from '@jiangong/kernel';

/** As typed on any keyboard: full-width letters become plain, capitals become small. */
export const canonicalUsername = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,39}$/;
const PASSWORD_LENGTH = { least: 8, most: 128 } as const;

export function checkUsername(username: string): string {
  if (USERNAME.test(username)) return username;
  throw BadInput.at('input.username', '用户名须为 2 至 40 位小写字母、数字、点、横线或下划线，且以字母或数字开头', 'a user name has 2 to 40 of a-z, 0-9, dot, dash or underscore and begins with a letter or digit');
}

export function checkPassword(password: string, path = 'input.password'): string {
  const length = [...password].length;
  if (length >= PASSWORD_LENGTH.least && length <= PASSWORD_LENGTH.most) return password;
  throw BadInput.at(path, `密码须为 ${PASSWORD_LENGTH.least} 至 ${PASSWORD_LENGTH.most} 个字符`, `a password has ${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters`);
}
