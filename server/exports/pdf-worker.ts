import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { initSync, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';
import { type PdfJob, toTypst } from './typst.ts';

/** Asked for: a document. Answered: the PDF, or why there is none. */
export type PdfAnswer = { pdf: Uint8Array } | { error: string };

const fonts = [
  import.meta.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf'),
  import.meta.resolve('@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf'),
  import.meta.resolve('@expo-google-fonts/source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf'),
  import.meta.resolve(
    '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  ),
  import.meta.resolve('@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf'),
  import.meta.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf'),
  import.meta.resolve('@expo-google-fonts/noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/noto-serif-hebrew/700Bold/NotoSerifHebrew_700Bold.ttf'),
];

async function createCompiler() {
  initSync({ module: readFileSync(new URL(import.meta.resolve('@myriaddreamin/typst-ts-web-compiler/wasm'))) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of fonts) await builder.add_raw_font(readFileSync(new URL(font)));
  const compiler = await builder.build();
  compiler.add_source('/thread.typ', readFileSync(path.join(import.meta.dirname, 'thread.typ'), 'utf8'));
  return compiler;
}

const compiler = createCompiler();

parentPort?.on('message', async (job: PdfJob) => {
  parentPort?.postMessage(await compile(job));
});

async function compile(job: PdfJob): Promise<PdfAnswer> {
  try {
    const typst = await compiler;
    typst.map_shadow('/data.json', new TextEncoder().encode(JSON.stringify(toTypst(job))));
    const { result, diagnostics } = typst.compile('/thread.typ', null, 'pdf', 3);
    typst.unmap_shadow('/data.json');
    return result ? { pdf: result } : { error: JSON.stringify(diagnostics) };
  } catch (error) {
    return { error: String(error) };
  }
}
