import { defineRefusal } from '@jiangong/kernel';

/** The same words for an unknown user and a wrong password. */
export const SignInFailed = defineRefusal('SIGN_IN_FAILED', () => ({
  zh: '用户名或密码不正确',
  en: 'the user name or the password is not right',
}));

export const TooManyAttempts = defineRefusal('TOO_MANY_ATTEMPTS', (f: { retryAfterSeconds: number }) => ({
  zh: `尝试次数过多，请在 ${f.retryAfterSeconds >= 120 ? `${Math.ceil(f.retryAfterSeconds / 60)} 分钟` : `${f.retryAfterSeconds} 秒`}后再试`,
  en: `too many attempts; try again in ${f.retryAfterSeconds} s`,
}));

/** Told only to whoever knows the password. */
export const AccountDisabled = defineRefusal('ACCOUNT_DISABLED', () => ({
  zh: '该账号已停用，请联系本级工会管理员',
  en: 'this account is disabled; ask the administrator of your union',
}));

/** Told only to whoever knows it. */
export const TemporaryPasswordExpired = defineRefusal('TEMPORARY_PASSWORD_EXPIRED', () => ({
  zh: '这个临时密码已过期，请联系管理员重新设置',
  en: 'this temporary password has expired; ask the administrator for another',
}));

export const SamePassword = defineRefusal('SAME_PASSWORD', () => ({
  zh: '新密码不能与现在的密码相同',
  en: 'the new password must differ from the present one',
}));

export const OwnPasswordReset = defineRefusal('OWN_PASSWORD_RESET', () => ({
  zh: '自己的密码请用“修改密码”，重设由另一位管理员办理',
  en: 'change your own password yourself; a reset is for another administrator',
}));

export const UsernameTaken = defineRefusal('USERNAME_TAKEN', (f: { username: string }) => ({
  zh: `用户名“${f.username}”已被使用`,
  en: `the user name “${f.username}” is taken`,
}));

export const RoleNotAtLevel = defineRefusal('ROLE_NOT_AT_LEVEL', (f: { role: string; level: string; levels: readonly string[] }) => ({
  zh: `角色 ${f.role} 不能授予在层级 ${f.level} 的组织，只能在：${f.levels.join('、')}`,
  en: `role ${f.role} cannot be held at level ${f.level}, only at: ${f.levels.join(', ')}`,
}));

export const OwnGrant = defineRefusal('OWN_GRANT', () => ({
  zh: '不能为自己授予或撤销角色，请由另一位有权限的同事办理',
  en: 'nobody grants or revokes their own role; ask a colleague who may',
}));

export const GrantBeyondOwn = defineRefusal('GRANT_BEYOND_OWN', (f: { role: string }) => ({
  zh: `您的角色无权在这个组织授予或撤销 ${f.role}`,
  en: `your roles do not let you grant or revoke ${f.role} at this organization`,
}));
