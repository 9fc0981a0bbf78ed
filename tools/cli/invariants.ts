import { findBroken, ledgerInvariants, readConfig, Reader } from '@jiangong/platform';
import { recognitionInvariants } from '@jiangong/recognition';
import { bundleInvariants, resultsInvariants } from '@jiangong/results';

/** Runs what must always be true against the database; exit code 1 and the rows when something does not hold. */
export async function checkInvariants(): Promise<void> {
  const invariants = [...ledgerInvariants, ...resultsInvariants, ...bundleInvariants, ...recognitionInvariants];
  const reader = new Reader(readConfig());
  try {
    const broken = await findBroken(reader, invariants);
    for (const { invariant, rows } of broken) {
      console.log(`✗ ${invariant.name}：${invariant.text.zh} · ${invariant.text.en}`);
      for (const row of rows) console.log(`    ${JSON.stringify(row)}`);
    }
    console.log(`不变式 ${invariants.length} 条，成立 ${invariants.length - broken.length} 条 · ${invariants.length - broken.length} of ${invariants.length} invariants hold`);
    process.exitCode = broken.length === 0 ? 0 : 1;
  } finally {
    await reader.close();
  }
}
