// Generated from schemas/ by `npm run generate`; do not edit.
import type { CompiledValidator } from '../compiled-validator.ts';

export declare const Plan: CompiledValidator;
export declare const LedgerEntry: CompiledValidator;
export declare const PublishedVersion: CompiledValidator;
export declare const Invitation: CompiledValidator;
export declare const UnrecordedResult: CompiledValidator;
export declare const PullRequestReview: CompiledValidator;
export declare const Observation: CompiledValidator;
export declare const ObservedMember: CompiledValidator;
