/**
 * What-if: a question to the frozen marks of a run under another method, weights or trimming — who would enter the list,
 * who would leave it. It changes nothing, every question is logged, and after the first signature none is answered.
 */
export { AskWhatIf, type WhatIfQuestion } from './commands/ask-what-if';
export { WhatIf } from './what-if.entity';
export * from './what-if.refusals';
export { WhatIfsModule } from './what-ifs.module';
