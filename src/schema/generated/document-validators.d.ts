// Generated from schemas/ by `npm run generate`; do not edit.
import type { CompiledValidator } from '../compiled-validator.ts';

export declare const Repository: CompiledValidator;
export declare const Organization: CompiledValidator;
export declare const Service: CompiledValidator;
export declare const Member: CompiledValidator;
export declare const ServiceAccount: CompiledValidator;
export declare const Token: CompiledValidator;
export declare const Team: CompiledValidator;
export declare const Role: CompiledValidator;
export declare const Policy: CompiledValidator;
export declare const Zone: CompiledValidator;
export declare const Guardrail: CompiledValidator;
export declare const AccessTest: CompiledValidator;
export declare const Target: CompiledValidator;
export declare const List: CompiledValidator;
