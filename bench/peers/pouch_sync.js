// PouchDB's client: replication of one database to the server and into a second one.
// node pouch_sync.js ADDRESS RECORDS FOLDER METER_PORT   (NODE_PATH names node_modules)
'use strict';
const fs = require('fs');
const net = require('net');
const path = require('path');
const readline = require('readline');
const PouchDB = require('pouchdb');

const [address, file, folder, meterPort] = process.argv.slice(2);
const CHANGES = 30;
const APART = 7;
const AT_ONCE = 500;
const OPTIONS = { batch_size: 100, batches_limit: 10 }; // PouchDB's own defaults

class Phases {
  constructor(port) {
    this.socket = net.connect(port, '127.0.0.1');
    this.heard = readline.createInterface({ input: this.socket })[Symbol.asyncIterator]();
  }

  async say(told) {
    this.socket.write(JSON.stringify(told) + '\n');
    await this.heard.next();
  }

  async phase(name, work) {
    await this.say({ begin: name });
    const cpu = process.cpuUsage();
    const start = process.hrtime.bigint();
    const records = await work();
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    const spent = process.cpuUsage(cpu);
    await this.say({ end: name, records, seconds, cpu: (spent.user + spent.system) / 1e6 });
  }
}

function documents() {
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  return lines
    .filter((line) => line.kind === 'interview')
    .map(({ id, school, student, body }) => ({ _id: id, school, student, ...body }));
}

async function typed(db, docs) {
  for (let at = 0; at < docs.length; at += AT_ONCE) await db.bulkDocs(docs.slice(at, at + AT_ONCE));
  return docs.length;
}

async function change(db, docs) {
  const changed = [];
  for (let at = 0; at < CHANGES; at++) {
    const doc = await db.get(docs[at * APART]._id);
    changed.push({ ...doc, summary: `Changed. ${doc.summary}` });
  }
  await db.bulkDocs(changed);
}

async function checked(db, docs) {
  const rows = (await db.allDocs({ include_docs: true })).rows;
  const changed = rows.filter((row) => row.doc.summary.startsWith('Changed. ')).length;
  if (rows.length !== docs.length || changed !== CHANGES) throw new Error('the two databases do not hold the same');
}

async function main() {
  const docs = documents();
  const one = new PouchDB(path.join(folder, 'a'));
  const two = new PouchDB(path.join(folder, 'b'));
  const there = new PouchDB(`${address}/bench`);
  await there.info();
  const up = async (db) => (await db.replicate.to(there, OPTIONS)).docs_written;
  const down = async (db) => (await db.replicate.from(there, OPTIONS)).docs_written;
  const phases = new Phases(Number(meterPort));
  await phases.phase('typed', () => typed(one, docs));
  await phases.phase('first push', () => up(one));
  await phases.phase('first pull', () => down(two));
  await change(one, docs);
  await phases.phase('30 changes pushed', () => up(one));
  await phases.phase('30 changes pulled', () => down(two));
  await phases.phase('nothing to do, both', async () => (await up(one)) + (await down(two)));
  await checked(two, docs);
  process.exit(0);
}

main().catch((reason) => {
  console.error(reason);
  process.exit(1);
});
