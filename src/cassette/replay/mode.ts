/**
 * How a cassette is chosen for a request. `exact`: the first of those whose operation, model and canonical body are the
 * request's, as often as it is asked. `sequence`: those in the order of recording, one a request; the last one stays.
 * `loose`: as `exact`, and where there is none, the one for the same operation and model whose body is nearest.
 */
export type ReplayMode = 'exact' | 'sequence' | 'loose'

export const replayModes: readonly ReplayMode[] = ['exact', 'sequence', 'loose']
