/**
 * What-if: a question to the frozen marks of a run under another method, weights or trimming, or to the frozen candidates of a
 * selection under other quotas or places — who would enter the list, who would leave it. It changes nothing, every question
 * is logged, and after the first signature none is answered.
 */
export { AskListWhatIf, type ListQuestion } from './commands/ask-list-what-if';
export { AskWhatIf, type WhatIfQuestion } from './commands/ask-what-if';
export { WhatIf, type WhatIfState } from './what-if.entity';
export * from './what-if.refusals';
export { WhatIfsModule } from './what-ifs.module';
