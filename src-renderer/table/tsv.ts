import type { EpochRow } from '../../src-main/contract/run'

/** The epoch table for a spreadsheet: tabs between columns, errors as shares from 0 to 1 with all their digits. */
export function epochsAsTsv(rows: readonly EpochRow[]): string {
  const lines = rows.map(({ epoch, changes, trainError, testError }) =>
    [epoch, changes, trainError, testError].join('\t')
  )
  return ['epoch\tchanges\ttrain error (share)\ttest error (share)', ...lines, ''].join('\n')
}
