import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OfficersPort } from '../organizations/index.js';
import { FoundTeamsService } from './holdings/found-teams.service.js';

/** Tells the room of organizations, which stands above this one, how officers of a list that is brought in are recorded (decision 0036). */
@Injectable()
export class LeadershipOfficersPort implements OnModuleInit {
  constructor(
    private readonly port: OfficersPort,
    private readonly teams: FoundTeamsService,
  ) {}

  onModuleInit(): void {
    this.port.register((tx, viewer, teams, on) => this.teams.foundWithin(tx, viewer, teams, on));
  }
}
