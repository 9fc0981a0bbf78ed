/** The library without captions and protections of its own, which we do not use; its package has types for the whole only. */
declare module 'hls.js/light' {
  import Hls from 'hls.js';
  export default Hls;
}
