import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Bridge, Envelope } from '../contract/channels'
import { eventChannel, requestChannel } from './ipc-names'

const bridge: Bridge = {
  request: async (channel, payload) => {
    try {
      return (await ipcRenderer.invoke(requestChannel, channel, payload)) as Envelope<unknown>
    } catch (error) {
      return { error: { code: 'internal', message: `the main process did not answer: ${String(error)}` } }
    }
  },
  subscribe: (listener) => {
    const receive = (_event: IpcRendererEvent, name: string, payload: unknown): void => listener(name, payload)
    ipcRenderer.on(eventChannel, receive)
    return () => void ipcRenderer.removeListener(eventChannel, receive)
  }
}

contextBridge.exposeInMainWorld('descent', bridge)
