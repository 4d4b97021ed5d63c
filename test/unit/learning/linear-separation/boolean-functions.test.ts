import { describe, expect, it } from 'vitest'
import { Random } from '../../../../src-main/learning/algebra/random'
import { booleanFunctions } from '../../../../src-main/learning/explain/boolean-functions'
import { networkOf, run } from '../../../../src-main/learning/explain/boolean/network'
import { inputsOf, truthTable } from '../../../../src-main/learning/explain/boolean/truth-table'
import { ThresholdLogicUnit, type Bit } from '../../../../src-main/learning/learners/threshold-logic-unit'
import { columnOf, figureOf, findingsOf } from '../support/findings'

const valuesOf = (text: string): string => truthTable(text).values.join('')

describe('ThresholdLogicUnit', () => {
  const table = (unit: ThresholdLogicUnit, count: number): string =>
    Array.from({ length: 2 ** count }, (_, row) => unit.output(inputsOf(row, count))).join('')

  it("is or, and, not with the lecture's numbers", () => {
    expect(ThresholdLogicUnit.or()).toMatchObject({ w: Float64Array.of(1, 1), b: -0.5 })
    expect(ThresholdLogicUnit.and()).toMatchObject({ w: Float64Array.of(1, 1), b: -1.5 })
    expect(ThresholdLogicUnit.not()).toMatchObject({ w: Float64Array.of(-1), b: 0.5 })
    expect(table(ThresholdLogicUnit.or(), 2)).toBe('0111')
    expect(table(ThresholdLogicUnit.and(), 2)).toBe('0001')
    expect(table(ThresholdLogicUnit.not(), 1)).toBe('10')
    expect(table(ThresholdLogicUnit.or(3), 3)).toBe('01111111')
    expect(table(ThresholdLogicUnit.and(3), 3)).toBe('00000001')
  })

  it('answers 1 where w.x + b is 0', () => {
    expect(new ThresholdLogicUnit([1, -1], 0).output([1, 1])).toBe(1)
  })

  it('recognises one combination of inputs, or all but that one', () => {
    for (let row = 0; row < 16; row++) {
      const unit = ThresholdLogicUnit.equals(inputsOf(row, 4))
      const only = Array.from({ length: 16 }, (_, other) => (other === row ? 1 : 0)).join('')
      expect(table(unit, 4)).toBe(only)
      expect(table(unit.negated(), 4)).toBe(only.replace(/./g, (bit) => (bit === '1' ? '0' : '1')))
    }
  })
})

describe('an expression', () => {
  // For u v = 00, 01, 10, 11; of three variables for 000, 001, ... 111.
  it.each([
    ['u and v', '0001'],
    ['u & v', '0001'],
    ['u or v', '0111'],
    ['u | v', '0111'],
    ['u xor v', '0110'],
    ['u ^ v', '0110'],
    ['u implies v', '1101'],
    ['u -> v', '1101'],
    ['not u', '10'],
    ['!u', '10'],
    ['NOT NOT u', '01'],
    ['!(u&v)', '1110'],
    ['u and 1 or 0', '01'],
    // Not before and, and before xor, xor before or, or before implies.
    ['not u and v', '0100'],
    ['u xor v and w', '00011110'],
    ['u or v xor w', '01101111'],
    ['u implies v or w', '11110111'],
    // Implies from the right: u -> (v -> w), not (u -> v) -> w.
    ['u -> v -> w', '11111101'],
    ['(u -> v) -> w', '01011101'],
    ['x1 and x_2', '0001'],
    ['android or order', '0111'],
    ['é and ß', '0001']
  ])('%s', (text, values) => {
    expect(valuesOf(text)).toBe(values)
  })

  it('names its variables in the order in which they stand', () => {
    expect(truthTable('v and (u or v)').variables).toEqual(['v', 'u'])
  })

  it('equals what JavaScript makes of it', () => {
    const random = new Random(8)
    const operators = ['and', 'or', 'xor', 'implies'] as const
    const inJavaScript = { and: '&', or: '|', xor: '^' }
    /** An expression in full parentheses, in our words and in JavaScript's. */
    const draw = (depth: number): [ours: string, theirs: string] => {
      if (depth === 0) {
        const name = 'abcd'[random.integer(0, 3)]
        return [name, name]
      }
      const [left, leftJs] = draw(depth - 1)
      const [right, rightJs] = draw(depth - 1)
      const operator = operators[random.integer(0, 3)]
      const ours = `(${left} ${operator} not ${right})`
      if (operator === 'implies') return [ours, `((1 - ${leftJs}) | (1 - ${rightJs}))`]
      return [ours, `(${leftJs} ${inJavaScript[operator]} (1 - ${rightJs}))`]
    }
    for (let round = 0; round < 40; round++) {
      const [ours, theirs] = draw(4)
      const { variables, values } = truthTable(ours)
      const evaluated = new Function(...variables, `return ${theirs}`) as (...inputs: readonly Bit[]) => Bit
      const expected = values.map((_, row) => evaluated(...inputsOf(row, variables.length)))
      expect(values).toEqual(expected)
    }
  })

  it.each([
    ['u and', 'column 6: expected more: a name, 0, 1, not or "(", found the end'],
    ['u and  or v', 'column 8: expected a name, 0, 1, not or "(", found "or"'],
    ['u v', 'column 3: expected an operator or the end, found "v"'],
    ['(u or v', 'column 8: expected an operator or ")", found the end'],
    ['u or v)', 'column 7: expected an operator or the end, found ")"'],
    ['u + v', 'column 3: expected a name, 0, 1, not, and, xor, or, implies, ! & ^ | -> or parentheses, found "+"'],
    ['u and 2', 'found "2"'],
    ['u - v', 'column 3: expected'],
    ['u & 😀', 'found "😀"'],
    [`${'('.repeat(300)}u`, 'column 202: expected at most 200 nested not and parentheses'],
    ['1 or 0', 'Boolean function: expected 1 to 12 variables, found none'],
    ['a&b&c&d&e&f&g&h&i&j&k&l&m', 'Boolean function: expected 1 to 12 variables, found 13'],
    ['011', 'Boolean function: expected 2, 4, 8, ... values, one for each combination of inputs, found 3'],
    ['01'.repeat(4096), 'Boolean function: expected 1 to 12 variables, found 13']
  ])('is refused: %s', (text, message) => {
    expect(() => truthTable(text)).toThrow(message)
  })

  it('may be long', () => {
    expect(valuesOf(Array<string>(1000).fill('u').join(' xor '))).toBe('00')
    expect(valuesOf(Array<string>(1000).fill('u').join(' -> '))).toBe('11')
  })
})

describe('a truth table', () => {
  it('names its variables x1, x2, ...', () => {
    expect(truthTable(' 0110 1001\n')).toEqual({ variables: ['x1', 'x2', 'x3'], values: [0, 1, 1, 0, 1, 0, 0, 1] })
  })
})

describe('a network of units', () => {
  const agrees = (text: string): boolean => {
    const table = truthTable(text)
    const network = networkOf(table)
    return table.values.every((value, row) => run(network, inputsOf(row, table.variables.length)).output === value)
  }

  it.each([1, 2, 3])('is every function of %i variables', (count) => {
    const rows = 2 ** count
    for (let code = 0; code < 2 ** rows; code++) expect(agrees(code.toString(2).padStart(rows, '0'))).toBe(true)
  })

  it('is functions of up to 10 variables drawn at random', () => {
    const random = new Random(1)
    for (const count of [4, 5, 6, 7, 8, 9, 10]) {
      expect(agrees(Array.from({ length: 2 ** count }, () => random.integer(0, 1)).join(''))).toBe(true)
    }
  })

  it("is one unit with the lecture's numbers for or, and, not", () => {
    const unit = (text: string): object => networkOf(truthTable(text))
    expect(unit('u or v')).toEqual({ hidden: [], output: ThresholdLogicUnit.or() })
    expect(unit('u and v')).toEqual({ hidden: [], output: ThresholdLogicUnit.and() })
    expect(unit('not u')).toEqual({ hidden: [], output: ThresholdLogicUnit.not() })
  })

  it('has a hidden unit for each row with a 1, or with a 0 where those are fewer', () => {
    expect(networkOf(truthTable('01101000')).hidden).toHaveLength(3)
    expect(networkOf(truthTable('11101101')).hidden).toHaveLength(2)
    expect(networkOf(truthTable('0110')).hidden).toEqual([
      ThresholdLogicUnit.equals([0, 1]),
      ThresholdLogicUnit.equals([1, 0])
    ])
    expect(networkOf(truthTable('0000')).output).toEqual(new ThresholdLogicUnit([0, 0], -0.5))
    expect(networkOf(truthTable('1111')).output).toEqual(new ThresholdLogicUnit([0, 0], 0.5))
  })
})

describe('the explanation', () => {
  it('runs xor on every input', () => {
    const found = findingsOf(booleanFunctions)
    expect(found.rows).toEqual([
      { inputs: '00', wanted: 0, hidden: '00', output: 0 },
      { inputs: '01', wanted: 1, hidden: '10', output: 1 },
      { inputs: '10', wanted: 1, hidden: '01', output: 1 },
      { inputs: '11', wanted: 0, hidden: '00', output: 0 }
    ])
    const { w1, b1, w2, b2 } = figureOf(found, 'weights').tensors
    expect(w1).toEqual({ shape: [2, 2], values: Float64Array.of(-1, 1, 1, -1) })
    expect([...b1.values, ...w2.values, ...b2.values]).toEqual([-0.5, -0.5, 1, 1, -0.5])
    expect(found.notes).toEqual([
      '3 threshold logic units, 2 of them hidden: agree with the function of u, v on all 4 inputs.'
    ])
  })

  it('runs a function of 12 variables, and names the unit that answers', () => {
    const random = new Random(2)
    const text = Array.from({ length: 4096 }, () => (random.integer(0, 15) === 0 ? 1 : 0)).join('')
    const found = findingsOf(booleanFunctions, { function: text })
    expect(columnOf(found, 'output').join('')).toBe(text)
    expect(found.notes[0]).toMatch(/on all 4096 inputs\.$/)
    expect(found.rows[text.indexOf('1')].hidden).toBe('unit 1')
    expect(found.rows[text.indexOf('0')].hidden).toBe('none')
  })

  it('shows the one unit of a function that needs no more', () => {
    const found = findingsOf(booleanFunctions, { function: 'u and v' })
    expect(found.notes[0]).toBe(
      'One threshold logic unit, w = (1, 1), b = -1.5: agrees with the function of u, v on all 4 inputs.'
    )
  })
})
