import { describe, expect, it } from 'vitest'
import { readRecords, type CsvRecord } from '../../../../src-main/data/import/csv-records'
import { Random } from '../../../../src-main/learning/algebra/random'

interface Cut {
  readonly records: (readonly string[])[]
  readonly lines: number[]
}

/** Cuts a text into records, given in pieces of that many characters. */
async function cut(text: string, pieceSize = Infinity, delimiter = ',', longest?: number): Promise<Cut> {
  async function* pieces(): AsyncGenerator<string> {
    const characters = [...text]
    for (let at = 0; at < characters.length; at += pieceSize) yield characters.slice(at, at + pieceSize).join('')
  }
  const records: (readonly string[])[] = []
  const lines: number[] = []
  const take = ({ fields, line }: CsvRecord): void => {
    records.push(fields)
    lines.push(line)
  }
  await readRecords(pieces(), delimiter, take, 'table.csv', longest)
  return { records, lines }
}

type Example = [what: string, text: string, records: string[][], lines: number[]]

const examples: Example[] = [
  ['a last line without its end', 'a,b\n1,2', [['a', 'b'], ['1', '2']], [1, 2]], // prettier-ignore
  ['empty fields', ',\n,,\n"",\n', [['', ''], ['', '', ''], ['', '']], [1, 2, 3]], // prettier-ignore
  ['line ends of all kinds', 'a\r\n1\r2\n3\r', [['a'], ['1'], ['2'], ['3']], [1, 2, 3, 4]],
  ['quotes', '"a,b","say ""no""","two\nlines"\n1,2,3\n', [['a,b', 'say "no"', 'two\nlines'], ['1', '2', '3']], [1, 3]], // prettier-ignore
  [
    'quotes over lines of all kinds',
    '"1\r\n2\r3\n4",5\r\n\r\nx\r\ny',
    [['1\r\n2\r3\n4', '5'], ['x'], ['y']],
    [1, 6, 7]
  ],
  ['quotes inside a field', '5" pipe,it"s\n', [['5" pipe', 'it"s']], [1]],
  ['spaces around', ' a ,\tb \n" c "', [['a', 'b'], [' c ']], [1, 2]], // prettier-ignore
  ['empty lines', '\n\na\n \n\r\n  \nb\n\n', [['a'], ['b']], [3, 7]],
  ['other characters than English ones', 'größe,漢字,🦉\n', [['größe', '漢字', '🦉']], [1]],
  ['nothing', '', [], []],
  ['empty lines alone', '\n \r\n', [], []]
]

describe('readRecords', () => {
  it.each(examples)('reads %s, in pieces of any size', async (_what, text, records, lines) => {
    for (const pieceSize of [Infinity, 1, 2, 3, 5]) expect(await cut(text, pieceSize)).toEqual({ records, lines })
  })

  it.each(['\t', ';', '|', ' ', '~', '§'])('goes by the delimiter that it was given: %j', async (delimiter) => {
    const text = [`a${delimiter}"b${delimiter},c"`, `1${delimiter}2`].join('\n')
    expect((await cut(text, 1, delimiter)).records).toEqual([
      ['a', `b${delimiter},c`],
      ['1', '2']
    ])
  })

  it.each([
    [
      '1,2\n3,"4',
      'line 2, column 2: expected a closing quote for the one that begins this field, found the end of the file'
    ],
    ['"1\n2"\n"3\n4', 'line 3, column 1: expected a closing quote'],
    ['"1\r\n2"\n\n\n"3"\n4,"', 'line 6, column 2: expected a closing quote'],
    ['1,2\n"3" 4,5\n', 'line 2, column 1: expected the end of the field after its closing quote, found more text'],
    ['1,2\n3,"a\nb"c\n', 'line 2, column 2: expected the end of the field']
  ])('says where quotes are wrong: %j', async (text, message) => {
    for (const pieceSize of [Infinity, 1, 2]) {
      await expect(cut(text, pieceSize)).rejects.toThrow(`table.csv: ${message}`)
    }
  })

  it('refuses a record without an end before the memory is full', async () => {
    const text = `1,2\n3,"${'x'.repeat(1024 * 1024)}`
    await expect(cut(text, 65_536, ',', 1024 * 1024 - 1)).rejects.toThrow(
      /^table.csv: line 2, column 2: expected a record of at most \S+ MB, found a longer one: is a quote never closed\?$/
    )
  })

  it('ends its source when nobody wants more', async () => {
    let isEnded = false
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) yield '1,2\n'.repeat(1000)
      } finally {
        isEnded = true
      }
    }
    let last = 0
    await readRecords(endless(), ',', ({ line }) => (last = line) < 10_000, 'table.csv')
    expect(last).toBe(10_000)
    await expect.poll(() => isEnded).toBe(true)
  })

  it('passes on what goes wrong with its source', async () => {
    const problem = new Error('no disk')
    async function* broken(): AsyncGenerator<string> {
      yield '1,2\n'
      throw problem
    }
    await expect(readRecords(broken(), ',', () => {}, 'table.csv')).rejects.toBe(problem)
  })

  it('passes on what the one who takes the records throws, before any later record', async () => {
    const problem = new Error('no number')
    async function* text(): AsyncGenerator<string> {
      yield '1,2\n3,four\n5,"6"7\n'
    }
    const take = ({ line }: CsvRecord): void => {
      if (line === 2) throw problem
    }
    await expect(readRecords(text(), ',', take, 'table.csv')).rejects.toBe(problem)
  })

  it('reads random tables back as they were written', async () => {
    const random = new Random(1)
    const pick = <T>(choices: readonly T[]): T => choices[random.integer(0, choices.length - 1)]
    const alphabet = ['a', 'bc', '1', '.', ' ', '"', ',', '\n', '\r\n', '\r', 'é', '🦉', '']
    for (let table = 0; table < 100; table++) {
      const width = random.integer(1, 4)
      const end = pick(['\n', '\r\n', '\r'])
      const rows = Array.from({ length: random.integer(1, 6) }, () =>
        Array.from({ length: width }, () => Array.from({ length: random.integer(0, 4) }, () => pick(alphabet)).join(''))
      )
      // A line of one empty field is an empty line: quotes make it a field.
      const written = (text: string): string =>
        text === '' || /[",\r\n]|^\s|\s$/.test(text) || random.integer(0, 3) === 0
          ? `"${text.replaceAll('"', '""')}"`
          : text
      const text = rows.map((row) => row.map(written).join(',')).join(end) + pick(['', end])
      const linesOf = (row: string[]): number => row.join(',').split(/\r\n|\r|\n/).length
      const lines = rows.map((_, n) => 1 + rows.slice(0, n).reduce((sum, row) => sum + linesOf(row), 0))
      expect(await cut(text, random.integer(1, 10))).toEqual({ records: rows, lines })
    }
  })
})
