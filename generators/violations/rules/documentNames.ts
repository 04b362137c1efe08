import { BAD_NAME_LABELS, badName, type BadNameLabel } from '../../media/recipes/documentName.js'
import type { RuleBreaker } from '../breaker.js'
import { setAt } from '../edit.js'
import { blocksOf } from './talk.js'

const SETTLED_CHARACTERS: readonly BadNameLabel[] = BAD_NAME_LABELS.filter(
  (label) => !['empty', 'too-long', 'double-space', 'tab', 'ideographic-space'].includes(label),
)

/** A character that no reading of the rule allows. */
export const documentNameCharacters: RuleBreaker = badNames(
  'messages.content.document.name.characters',
  SETTLED_CHARACTERS,
)

/** Two spaces in a row. */
export const documentNameWhitespace: RuleBreaker = badNames('messages.content.document.name.whitespace', [
  'double-space',
])

function badNames(rule: string, labels: readonly BadNameLabel[]): RuleBreaker {
  return {
    rule,
    needs: 'ContentBlock.document',
    lead: ['messages', '[]', 'content', '[]', 'document', 'name'],
    *ways(lawful, dice) {
      for (const [pointer, value] of blocksOf(lawful, 'document', dice)) {
        const name = String(value['name']).slice(0, SHORTER)
        const label = dice.pick(labels)
        const at = `${pointer}/name`
        const bad = badName(label, name.length < 2 ? `${name}a` : name, dice.roll(SHORTER))
        yield { request: setAt(lawful, at, bad), pointer: at, variant: label.replaceAll('-', ' ') }
      }
    },
  }
}

/** Leaves room in the 64 characters that the first revision with documents allowed. */
const SHORTER = 60
