export { SignIn } from './sign-in';
export { ChangePassword } from './change-password';
