import { LearningError } from '../../errors'

/** A word or a sign of a Boolean expression. */
export interface Token {
  readonly kind: 'variable' | 'constant' | 'not' | 'and' | 'xor' | 'or' | 'implies' | '(' | ')' | 'end'
  readonly text: string
  /** Where it begins, from 1. */
  readonly column: number
}

/** Words and signs that mean something of themselves; every other word is a variable. */
const kinds: ReadonlyMap<string, Token['kind']> = new Map([
  ['0', 'constant'],
  ['1', 'constant'],
  ['not', 'not'],
  ['!', 'not'],
  ['and', 'and'],
  ['&', 'and'],
  ['xor', 'xor'],
  ['^', 'xor'],
  ['or', 'or'],
  ['|', 'or'],
  ['implies', 'implies'],
  ['->', 'implies'],
  ['(', '('],
  [')', ')']
])

/**
 * Cuts an expression into its words and signs; the last one is the end.
 * @throws LearningError at a character that begins neither
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  const next = /\s*(?:([\p{L}_][\p{L}\p{N}_]*|[01](?![\p{L}\p{N}_])|->|[!&^|()])|(.))/suy
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const [whole, token, other] = match
    const column = match.index + whole.length - (token ?? other).length + 1
    if (token === undefined) throw unknown(other, column)
    tokens.push({ kind: kinds.get(token.toLowerCase()) ?? 'variable', text: token, column })
  }
  return [...tokens, { kind: 'end', text: '', column: text.trimEnd().length + 1 }]
}

function unknown(character: string, column: number): LearningError {
  const expected = 'a name, 0, 1, not, and, xor, or, implies, ! & ^ | -> or parentheses'
  return new LearningError(
    'parameters',
    `Boolean expression, column ${column}: expected ${expected}, found "${character}"`
  )
}
