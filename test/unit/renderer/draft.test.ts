import { describe, expect, it } from 'vitest'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { readDraft, typedNumber, valueAt, withValueAt } from '../../../src-renderer/configuration/draft'
import { fieldGroups, placeOf } from '../../../src-renderer/configuration/fields'

const draft = perceptronMnist.configuration
const digits = ['dataset', 'parameters', 'digits']

describe('a draft', () => {
  it('is read as the configuration that it holds', () => {
    const { configuration, issues } = readDraft(draft)
    expect(configuration).toEqual(draft)
    expect(issues.size).toBe(0)
  })

  it('changes in one place only, and as a new document', () => {
    const changed = withValueAt(draft, [...digits, 1], 7)
    expect(changed.dataset.parameters.digits).toEqual([0, 7])
    expect(draft.dataset.parameters.digits).toEqual([0, 1])
    expect(changed.schedule).toBe(draft.schedule)
    expect(readDraft(changed).configuration).toEqual(changed)
  })

  it('has nothing where there is no such place', () => {
    expect(valueAt(draft, ['schedule', 'nothing', 'there'])).toBeUndefined()
  })

  it('says which field is wrong and what would be right', () => {
    const wrong = withValueAt(withValueAt(draft, ['seed'], 'abc'), ['schedule', 'maximumEpochs'], undefined)
    const { configuration, issues } = readDraft(wrong)
    expect(configuration).toBeUndefined()
    expect(issues).toEqual(
      new Map([
        ['schedule.maximumEpochs', 'Expected a whole number from 1 to 100,000, found nothing.'],
        ['seed', 'Expected a whole number from 0 to 4,294,967,295, found "abc".']
      ])
    )
  })

  it('says that equal digits are wrong beside the digits', () => {
    expect([...readDraft(withValueAt(draft, [...digits, 1], 0)).issues.keys()]).toEqual(['dataset.parameters.digits'])
  })
})

describe('typedNumber', () => {
  it.each([
    ['100', 100],
    [' 7 ', 7],
    ['-3', -3],
    ['007', 7],
    ['+5', 5],
    ['1.5', '1.5'],
    ['99999999999999999999', '99999999999999999999'],
    ['', undefined],
    ['  ', undefined],
    ['1e3', '1e3'],
    ['abc', 'abc'],
    ['0x10', '0x10']
  ])('%j is %j', (text, value) => {
    expect(typedNumber(text)).toBe(value)
  })
})

describe('the fields of the form', () => {
  const fields = fieldGroups.flatMap((group) => group.fields)

  it('are all declared parameters, the seed after the order', () => {
    expect(fields.map(({ name }) => name)).toEqual(['scaling', 'bias', 'order', 'seed', 'maximum-epochs'])
  })

  it.each(fields)('$name stands where the contract looks for it', (field) => {
    expect(valueAt(draft, field.path)).toBe(field.parameter.default)
    expect([...readDraft(withValueAt(draft, field.path, 'nonsense')).issues.keys()]).toEqual([placeOf(field)])
  })
})
