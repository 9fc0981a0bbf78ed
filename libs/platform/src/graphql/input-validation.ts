import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { BadInput, type FieldFault } from '@jiangong/kernel';

const ZH: Record<string, (limit: string) => string> = {
  isString: () => '应为文字', isInt: () => '应为整数', isUuid: () => '不是有效的编号', isBoolean: () => '应为是或否',
  min: (n) => `不能小于 ${n}`, max: (n) => `不能大于 ${n}`, maxLength: (n) => `不能超过 ${n} 个字`, minLength: (n) => `至少 ${n} 个字`,
  isIn: () => '不在可选范围内', arrayMaxSize: (n) => `最多 ${n} 项`, arrayMinSize: (n) => `至少 ${n} 项`, isNotEmpty: () => '不能为空',
  matches: () => '格式不正确', whitelistValidation: () => '是未知的字段', isObject: () => '应为一组字段', isArray: () => '应为列表',
};

function faultsOf(errors: readonly ValidationError[], prefix: string): FieldFault[] {
  return errors.flatMap((error) => {
    const path = prefix ? `${prefix}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      path,
      zh: `“${path}”${ZH[rule]?.(/\d+/.exec(message.replace(error.property, ''))?.[0] ?? '') ?? '不符合要求'}`,
      en: message,
    }));
    return [...own, ...faultsOf(error.children ?? [], path)];
  });
}

/** Checks every GraphQL input by its decorators; a fault names the field by its path, in both languages. */
export const inputValidation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true, whitelist: true, forbidNonWhitelisted: false, stopAtFirstError: true,
    exceptionFactory: (errors) => new BadInput(faultsOf(errors, '')),
  });
