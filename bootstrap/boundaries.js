#!/usr/bin/env node
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import swcVisitor from "@swc/core/Visitor.js";
import { ROOT } from "./lib/paths.js";

/**
 * Runs dependency-cruiser with .dependency-cruiser.json of the current folder; arguments are passed on.
 * The syntax walker that it takes from @swc/core stops at `using x = ...`; this teaches it that statement, which
 * holds declarators as `const` does.
 */
const Visitor = swcVisitor.Visitor ?? swcVisitor;
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function visitStatementOrUsing(statement) {
  if (statement.type !== "UsingDeclaration") return visitStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement;
};

const paths = process.argv.length > 2 ? [] : ["packages", "apps", "bench"];
process.argv.push("--config", ".dependency-cruiser.json", ...paths);
const program = join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
await import(pathToFileURL(program).href);
