// What is suggested of payloads that were recorded, and not made up for the tests.
import { expect, test } from "vitest";
import { recorded } from "../../acceptance/octokit.js";
import { explain } from "./explained.js";

test("of GitHub's events, constants and the labels of containers are suggested", async () => {
  const found: string[] = [];
  for (const { name, examples } of recorded) {
    const { suggestions } = await explain(examples);
    for (const { path, override } of suggestions)
      found.push(`${name} ${path} ${JSON.stringify(override)}`);
  }
  expect(found).toEqual([
    'issues issue.user.type {"enum":["Organization","User"],"open":true}',
    'issues issue.state {"enum":["closed","open"],"open":true}',
    'issues repository.owner.type {"enum":["Organization","User"],"open":true}',
    'package package.package_version.container_metadata.labels.all_labels {"map":true}',
    'pull_request pull_request.state {"enum":["closed","open"],"open":true}',
    'pull_request pull_request.mergeable_state {"enum":["clean","unknown"],"open":true}',
    'workflow_job workflow_job.steps.*.status {"enum":["completed","in_progress","queued"],"open":true}',
    'workflow_job workflow_job.steps.*.conclusion {"enum":["failure","skipped","success"],"open":true}',
  ]);
});
