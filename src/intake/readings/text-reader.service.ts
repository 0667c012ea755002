import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { buildLexicon, type Lexicon } from '../reading/lexicon';
import { readText } from '../reading/read-text';
import type { Reading, TextKind } from '../reading/reading.types';

/** The reader over the taxonomy in force. Its lexicon is built with the first text, once for the program. */
@Injectable()
export class TextReader {
  private lexicon: Lexicon | undefined;

  constructor(
    private readonly taxonomy: Taxonomy,
    private readonly clock: Clock,
  ) {}

  /** Reads a text; nothing is stored. */
  read(text: string, kind: TextKind): Reading {
    this.lexicon ??= buildLexicon({ taxonomy: this.taxonomy });
    return readText(text, this.lexicon, { kind, thisYear: Number(this.clock.today().slice(0, 4)) });
  }
}
