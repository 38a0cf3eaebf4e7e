/** libfvad, the voice activity detector of WebRTC, as WebAssembly: one memory for any number of detectors. */
declare module '@echogarden/fvad-wasm' {
  export interface Fvad {
    /** The module's memory as 16-bit samples. */
    readonly HEAP16: Int16Array
    _malloc(bytes: number): number
    _free(pointer: number): void
    /** A detector, or 0 where there is no memory left. */
    _fvad_new(): number
    _fvad_free(detector: number): void
    /** 0 lets most pass for speech, 3 least; 0 where it was set. */
    _fvad_set_mode(detector: number, mode: 0 | 1 | 2 | 3): number
    _fvad_set_sample_rate(detector: number, hertz: 8000 | 16000 | 32000 | 48000): number
    /** 1 for speech, 0 for none, -1 for a length other than 10, 20 or 30 ms. */
    _fvad_process(detector: number, samples: number, length: number): number
  }
  export default function createFvad(): Promise<Fvad>
}
