// Makes the page that `talkgraph serve` shows, if it is not up to date.
import { buildPage } from './bootstrap/build-page.mjs';

buildPage();
