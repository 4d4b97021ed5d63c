import { describe, expect, it } from 'vitest'
import { DescentError, type FieldIssue } from '../../../src-main/contract/errors'
import { expectedName, schemaOfNamed } from '../../../src-main/contract/named'
import { parse } from '../../../src-main/contract/schema'
import { parameters } from '../../support/parameters'

const { bias, epochs } = parameters
const schema = schemaOfNamed({
  one: { parameters: { bias } },
  two: { parameters: { epochs } },
  none: { parameters: {} }
})

function issuesOf(value: unknown): readonly FieldIssue[] {
  try {
    parse(schema, value, 'choice')
  } catch (error) {
    if (error instanceof DescentError) return error.issues
    throw error
  }
  return []
}

describe('a choice by name', () => {
  it.each([
    { name: 'one', parameters: { bias: false } },
    { name: 'two', parameters: { epochs: 3 } },
    { name: 'none', parameters: {} }
  ])('takes a name with its own parameters: %j', (choice) => {
    expect(parse(schema, choice, 'choice')).toEqual(choice)
  })

  it.each<[unknown, string, string]>([
    [{ name: 'three', parameters: {} }, 'name', 'expected one of one, two, none, found "three"'],
    [{ name: 'toString', parameters: {} }, 'name', 'expected one of one, two, none, found "toString"'],
    [{ name: 1, parameters: {} }, 'name', 'expected one of one, two, none, found 1'],
    [{ parameters: { bias: true } }, 'name', 'expected one of one, two, none, found nothing'],
    [{ name: 'one', parameters: { bias: 1 } }, 'parameters.bias', 'expected true or false, found 1'],
    [{ name: 'one', parameters: { bias: true, epochs: 3 } }, 'parameters.epochs', 'there is no such field'],
    [{ name: 'two', parameters: {} }, 'parameters.epochs', 'expected a whole number from 1 to 1,000, found nothing'],
    [{ name: 'none' }, 'parameters', 'expected an object, found nothing'],
    [{ name: 'none', parameters: {}, colour: 1 }, 'colour', 'there is no such field'],
    ['one', '', 'expected an object, found "one"'],
    [undefined, '', 'expected an object, found nothing'],
    [null, '', 'expected an object, found null']
  ])('refuses %j', (value, field, message) => {
    expect(issuesOf(value)).toEqual([{ field, message }])
  })

  it('needs something to choose from', () => {
    expect(() => schemaOfNamed({})).toThrow('at least one entry')
  })

  it('says a long wrong name briefly', () => {
    expect(expectedName(['a', 'b'], 'x'.repeat(100)).length).toBeLessThan(100)
  })
})
