/** Whether a headset can be entered from here. */
export const hasHeadset = async () => !!await navigator.xr?.isSessionSupported?.('immersive-vr').catch(() => false);

/** The viewer in a headset. What it takes is loaded now, so that pages without a headset need not load it. */
export const headsetFor = async viewer => new (await import('./vr.js')).Headset(viewer);
