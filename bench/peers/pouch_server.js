// PouchDB's own server: express-pouchdb over LevelDB.  node pouch_server.js FOLDER   (NODE_PATH names node_modules)
'use strict';
const path = require('path');
const folder = path.resolve(process.argv[2]);
require('fs').mkdirSync(folder, { recursive: true });

const PouchDB = require('pouchdb').defaults({ prefix: folder + path.sep });
const app = require('express')();
const options = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: path.join(folder, 'log.txt') };
app.use('/', require('express-pouchdb')(PouchDB, options));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
