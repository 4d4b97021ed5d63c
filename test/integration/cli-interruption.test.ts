import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { linesOf, objectsOf, RunningCommand } from './support/cli'
import { isAlive, processEnds } from '../support/processes'

const long = ['run', 'perceptron-mnist', '--digits', '3,8', '--max-epochs', '100000']

// Signals to groups, and the system's list of processes, are what Linux has.
const onLinux = describe.runIf(process.platform === 'linux')

onLinux('Ctrl-C', () => {
  it('ends a run with 130 after printing where it stood', async () => {
    const command = new RunningCommand([...long, '--json'])
    await command.lines(4)
    const trainer = command.trainerPid
    expect(isAlive(trainer)).toBe(true)
    process.kill(command.pid, 'SIGINT')
    const { code, signal, stdout, stderr } = await command.ended
    expect([code, signal, stderr]).toEqual([130, null, ''])
    const objects = objectsOf(stdout)
    const epochs = objects.filter(({ type }) => type === 'epoch')
    const { trainError, testError } = epochs[epochs.length - 1]
    expect(epochs.map(({ epoch }) => epoch)).toEqual(epochs.map((_, n) => n))
    expect(objects.at(-1)).toMatchObject({
      type: 'result',
      reason: 'stopped',
      epochs: epochs.length,
      trainError,
      testError
    })
    await processEnds(trainer)
  })

  it('in a terminal reaches the trainer as well, and ends the run the same', async () => {
    const command = new RunningCommand(long)
    await command.lines(4)
    const trainer = command.trainerPid
    process.kill(-command.pid, 'SIGINT')
    const { code, stdout, stderr } = await command.ended
    expect([code, stderr]).toEqual([130, ''])
    const lines = linesOf(stdout)
    const epochs = (lines.length - 4).toLocaleString('en-US')
    expect(lines.at(-1)).toMatch(new RegExp(`^${epochs} epochs, [\\d,]+ changes, .* Train error [\\d.]+ %, test`))
    await processEnds(trainer)
  })
})

onLinux('Ctrl-C while the trainer does not answer', () => {
  it('says that it is heard, and twice does not wait', async () => {
    const command = new RunningCommand([...long, '--json'])
    await command.lines(4)
    const trainer = command.trainerPid
    process.kill(trainer, 'SIGSTOP')
    process.kill(command.pid, 'SIGINT')
    const said = 'descent: stopping; Ctrl-C again does not wait\n'
    await expect.poll(() => command.stderr, { timeout: 5000 }).toBe(said)
    process.kill(command.pid, 'SIGINT')
    // What ends a process reaches it once it goes on.
    process.kill(trainer, 'SIGCONT')
    expect(await command.ended).toMatchObject({ code: 130, stderr: said })
    await processEnds(trainer)
  })
})

onLinux('a command line that goes away', () => {
  it('takes its trainer with it', async () => {
    const command = new RunningCommand(long)
    await command.lines(4)
    const trainer = command.trainerPid
    process.kill(command.pid, 'SIGKILL')
    await processEnds(trainer)
    expect(await command.ended).toMatchObject({ signal: 'SIGKILL', stderr: '' })
  })

  it('when its reader has gone does so quietly, as before | head -1', async () => {
    const command = new RunningCommand(long)
    const exit = once(command.child, 'exit')
    await command.lines(1)
    const trainer = command.trainerPid
    command.child.stdout?.destroy()
    expect(await exit).toEqual([0, null])
    expect(command.stderr).toBe('')
    await processEnds(trainer)
  })

  it('says so when its trainer is killed', async () => {
    const command = new RunningCommand([...long, '--json'])
    await command.lines(4)
    process.kill(command.trainerPid, 'SIGKILL')
    const { code, stdout, stderr } = await command.ended
    expect(code).toBe(1)
    expect(linesOf(stderr)).toEqual([
      expect.stringContaining('descent: The process that trained this run ended by signal SIGKILL')
    ])
    expect(objectsOf(stdout).some(({ type }) => type === 'result')).toBe(false)
  })
})
