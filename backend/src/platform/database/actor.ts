/** Who acts. `null` is the system itself (migrations, the sample). */
export interface Actor {
  readonly accountId: string | null;
}
