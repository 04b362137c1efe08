import type { ServerParts } from '../parts.js'
export interface Mutant { readonly id: string; readonly change: (parts: ServerParts) => ServerParts }
export function mutantOf(id: string, _revision: string): Mutant { return { id, change: (parts) => parts } }
