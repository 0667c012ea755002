import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CandidateDto } from '../../candidates/candidate.dto';
import { CandidatesService } from '../../candidates/candidates.service';
import { hasCase } from '../people/has-case';
import { PageAnswer } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { CandidateCourseService } from './candidate-course.service';
import { CandidateProfileService } from './candidate-profile.service';
import { CandidateStandingService } from './candidate-standing.service';
import { EDIT_PARTS } from './edit-parts';

/**
 * The page of one person. Everybody of the municipality sees what a match needs; the name and the course only whoever
 * has the case (domain.md §9.2).
 */
@Injectable()
export class CandidatePageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidatesService,
    private readonly profile: CandidateProfileService,
    private readonly standing: CandidateStandingService,
    private readonly course: CandidateCourseService,
  ) {}

  /** @throws NotFound */
  async of(id: string, viewer: Viewer, told: { saved: boolean }): Promise<PageAnswer> {
    const person = await this.candidates.get(id);
    const own = await hasCase(this.dataSource, viewer, id);
    const [standing, course] = await Promise.all([
      this.standing.of(person, own, viewer),
      own ? this.course.of(id, viewer) : null,
    ]);
    return new PageAnswer('candidates/show', {
      title: person.pseudonym,
      nav: 'board',
      id,
      own,
      told,
      edits: own ? EDIT_PARTS : [],
      name: own && person.identity ? fullName(person.identity) : null,
      ...this.profile.of(person, own, viewer),
      ...standing,
      course,
    });
  }
}

function fullName({ givenName, familyName }: NonNullable<CandidateDto['identity']>): string {
  return [givenName, familyName].filter(Boolean).join(' ');
}
