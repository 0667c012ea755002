import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { EscoService } from '../../taxonomy/esco/esco.service';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { buildLexiconInPieces, type Lexicon } from '../reading/words/lexicon';
import { readText } from '../reading/read-text';
import type { Reading, TextKind } from '../reading/reading.types';

/** Languages that are read. */
const LANGUAGES = ['da', 'en'];

/**
 * The reader over the taxonomy in force and the imported ESCO. Its lexicon is built with the first text (a second or
 * two with all of ESCO, in pieces) and again after an import; texts that come meanwhile wait for it.
 */
@Injectable()
export class TextReader {
  private built: { version: string; lexicon: Promise<Lexicon> } | undefined;

  constructor(
    private readonly taxonomy: Taxonomy,
    private readonly esco: EscoService,
    private readonly clock: Clock,
  ) {}

  /** Reads a text; nothing is stored. */
  async read(text: string, kind: TextKind): Promise<Reading> {
    return readText(text, await this.lexicon(), { kind, thisYear: Number(this.clock.today().slice(0, 4)) });
  }

  private async lexicon(): Promise<Lexicon> {
    const version = await this.esco.version();
    if (this.built?.version === version) return this.built.lexicon;
    const built = { version, lexicon: this.build(version) };
    this.built = built;
    return built.lexicon.catch((error: unknown) => {
      // the next text tries again
      if (this.built === built) this.built = undefined;
      throw error;
    });
  }

  private async build(version: string): Promise<Lexicon> {
    const esco = version === '' ? [] : await this.esco.names(LANGUAGES);
    return buildLexiconInPieces({ taxonomy: this.taxonomy, esco }, () => setImmediate());
  }
}
