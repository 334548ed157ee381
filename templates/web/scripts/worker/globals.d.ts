// What stands before the service worker (src/web/feeds/app.rs); for the judge of types alone.

declare const CURRENT: string;
declare const FILES: string[];
