import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findNewestNode } from '../../../src-main/setup/newest-node.mjs'
import { newestFirst } from '../../../src-main/setup/node-version.mjs'
import { temporaryFolder } from './temporary'

const executable = process.platform === 'win32' ? 'package/bin/node.exe' : 'package/bin/node'

it('finds the newest Node that was brought, if it is whole', () => {
  const cache = temporaryFolder({
    [`node-9.1.0/${executable}`]: '',
    [`node-26.9.0/${executable}`]: '',
    'node-26.10.0/package/bin/nothing': '',
    'node-26.10.0.partial-1/half': ''
  })
  const found = findNewestNode({ DESCENT_CACHE: cache })
  expect(found).toEqual({ version: '26.9.0', executable: join(cache, 'node-26.9.0', executable) })
  expect(findNewestNode({ DESCENT_CACHE: '/no/such' })).toBeUndefined()
})

it('sorts versions by their numbers', () => {
  expect(['2.9.1', '2.21.0', '2.21', '10.0.0', '2.21.1'].sort(newestFirst)).toEqual([
    '10.0.0',
    '2.21.1',
    '2.21.0',
    '2.21',
    '2.9.1'
  ])
})
