import { describe, expect, it } from 'vitest'
import { parseJson } from '../../../src-main/cli/json'
import { UsageError } from '../../../src-main/cli/usage'

function messageOf(text: string): string {
  try {
    parseJson(text, 'lab.json')
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'it is JSON'
}

describe('parseJson', () => {
  it.each(['{"a": [1, true, null]}', '"text"', ' 3 ', '[]'])('reads %s', (text) => {
    expect(parseJson(text, 'lab.json')).toEqual(JSON.parse(text))
  })

  it.each([
    ['nothing', '', 1, 1, 'unexpected end of JSON input'],
    ['a text that just ends', '{\n  "seed"', 2, 9, "expected ':' after property name"],
    ['a word without quotes', '{\n  "version": 1,\n  "lab": perceptron\n}', 3, 10, 'unexpected "p"'],
    ['a name without quotes', '{seed: 1}', 1, 2, "expected property name or '}'"],
    ['a comma at the end of a list', '{"digits": [0,\n 1,\n]}', 3, 1, 'unexpected "]"'],
    ['a comma at the end of an object', '{\n"seed": 1,\n}', 3, 1, 'expected double-quoted property name'],
    ['two values', '{"seed": 1}\n{"seed": 2}', 2, 1, 'unexpected non-whitespace character after JSON'],
    ['a text over two lines', '{"lab": "a\nb"}', 1, 11, 'bad control character in string literal'],
    ['a line break inside a word', '[tr\nue]', 1, 4, 'unexpected "\\n"'],
    ['another language', 'lab: perceptron-mnist\nseed: 3\n', 1, 1, 'unexpected "l"'],
    ['a sign of two units', '[1,\n 😀]', 2, 2, 'unexpected "😀"'],
    ['a sentence that speaks of a position', '[x, "at position 99"]', 1, 2, 'unexpected "x"']
  ])('says where %s goes wrong, and what is wrong, in one line', (_case, text, line, column, reason) => {
    expect(messageOf(text)).toBe(`lab.json: line ${line}, column ${column}: not valid JSON: ${reason}`)
  })

  it('finds the place in a long text', () => {
    const lines = Array.from({ length: 2000 }, (_, n) => `  "field${n}": ${n}`)
    lines[1234] = '  "field1234": oops'
    expect(messageOf(`{\n${lines.join(',\n')}\n}`)).toContain('lab.json: line 1236, column 16: not valid JSON')
  })
})
