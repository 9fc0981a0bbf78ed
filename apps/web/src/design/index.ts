/**
 * The design system. Pages are made of these and of the layout classes in base.css; a page has a style sheet of its
 * own only for what is particular to it.
 */
export { Button, ButtonAnchor, ButtonLink } from './button';
export { Chip, StateChip, toneOf, type Tone } from './chip';
export { ChoicePills, Field, FilterSelect, SearchInput, Select, TextArea, TextInput, type Choice, type FieldLinks } from './field';
export { ListFoot } from './list-foot';
export { PathBar, type PathStep } from './path-bar';
export { PhaseCell, PhaseCellLink } from './phase-cell';
export { Portrait } from './portrait';
export { ProblemNote } from './problem-note';
export { Progress } from './progress';
export { ScoreBar } from './score-bar';
export { Shown } from './shown';
export { Dialog, EmptyState, LoadingBlock, Note, Skeleton } from './surfaces';
export { Table, type Column, type Sort } from './table';
export { TabLink, Tabs, type Tab } from './tabs';
export { Timeline, type TimelineItem } from './timeline';
export { ToastProvider, useToast } from './toast';
export { UploadCard } from './upload-card';
export { useFromTop } from './use-from-top';
