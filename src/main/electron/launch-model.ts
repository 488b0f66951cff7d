import { utilityProcess } from 'electron'
import { bareStart, type LaunchModel } from '../station/models/model-port.ts'

/**
 * Starts the process of a model as a utility process of the app: no window, no Node command line, no environment, nothing
 * inherited but the line to it. It ends with the app, however the app ends.
 *
 * @param file - What runs in it.
 */
export const utilityModel =
  (file: string): LaunchModel =>
  () => {
    const child = utilityProcess.fork(file, [], {
      ...bareStart(),
      serviceName: 'Model',
      stdio: 'ignore',
    })
    return {
      send: (request) => {
        child.postMessage(request)
      },
      onMessage: (take) => {
        child.on('message', take)
      },
      onEnd: (take) => {
        child.once('exit', take)
      },
      kill: () => {
        child.kill()
      },
    }
  }
