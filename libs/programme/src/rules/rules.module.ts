import { Module } from '@nestjs/common';
import { ReviseRules } from './commands/revise-rules';
import { RuleResolver } from './rule.resolver';
import { RuleVersions } from './rule-versions';

@Module({ providers: [RuleVersions, ReviseRules, RuleResolver], exports: [RuleVersions, ReviseRules] })
export class RulesModule {}
