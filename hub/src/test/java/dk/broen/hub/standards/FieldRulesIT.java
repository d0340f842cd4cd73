package dk.broen.hub.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hospital.MllpFrames;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import jakarta.jms.JMSException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of danish-standards.md §3.1 over a socket and in both encodings: what the hub answers, and what it makes of the message. */
@ExtendWith(SharedHub.class)
class FieldRulesIT {
    private static final TestPeople PEOPLE = new TestPeople(5531);
    private static final Instant NOW = Instant.parse("2026-11-24T07:30:00Z");
    private static final String AT = "2026-11-24T08:30+01:00";
    private static final String CPR = "^^^CPR&1.2.208.176.1.2&ISO^NNDNK";
    /** Rows that need more than one message, or the connection itself: each has a test method of its own here. */
    private static final Set<String> OWN_TESTS = Set.of("acknowledging", "duplicates", "batches", "capacity");

    /** One message of a row: how it differs from an ordinary one, and what the hub makes of it. */
    private record Row(String kind, String trigger, UnaryOperator<AdtMessage> fields, UnaryOperator<String> text, String expected) {
        static Row of(String kind, String trigger, UnaryOperator<AdtMessage> fields, String expected) {
            return new Row(kind, trigger, fields, UnaryOperator.identity(), expected);
        }

        static Row of(String kind, String trigger, String replaced, String replacement, String expected) {
            return new Row(kind, trigger, adt -> adt.with("PID-30", "Y"), text -> text.replaceFirst(replaced, replacement), expected);
        }
    }

    private static final List<Row> ROWS = List.of(
        Row.of("death", "A03", adt -> adt.with("PID-30", "Y"), "DECEASED at " + AT),
        Row.of("death", "A03", adt -> adt.with("PV1-36", "20"), "DECEASED at " + AT),
        Row.of("death", "A03", adt -> adt.with("PID-29", "202611240815+0100").with("PID-30", "Y"), "DECEASED at 2026-11-24T08:15+01:00"),
        Row.of("death", "A03", adt -> adt.with("PID-29", "20261124"), "DEATH_UNCLEAR at PID-30, after AA"),
        Row.of("death", "A03", adt -> adt.with("PID-30", "U"), "DEATH_UNCLEAR at PID-30, after AA"),
        Row.of("death", "A03", adt -> adt.with("PID-30", "N").with("PV1-36", "20"), "DEATH_UNCLEAR at PID-30, after AA"),
        Row.of("A13", "A13", adt -> adt.with("PID-30", "Y"), "DISCHARGED cancelled at " + AT),
        Row.of("A13", "A13", adt -> adt.with("PID-30", "N"), "DISCHARGED cancelled at " + AT),
        Row.of("null", "A08", adt -> adt.with("PID-30", "\"\""), "DETAILS_CHANGED at " + AT),
        Row.of("null", "A03", adt -> adt.with("PID-29", "\"\""), "DISCHARGED at " + AT),
        Row.of("null", "A03", adt -> adt.with("PV1-19", "\"\""), "AE at PV1-19"),
        Row.of("null", "A03", adt -> adt.with("EVN-6", "\"\""), "DISCHARGED at " + AT),
        Row.of("null", "A03", adt -> adt.with("PV1-36", "\"\""), "DISCHARGED at " + AT),
        Row.of("segment ends", "A03", "0751", "0751\n", "DECEASED at " + AT),
        Row.of("segment ends", "A03", "(?s)(.*)", "LF", "DECEASED at " + AT),
        Row.of("segment ends", "A03", "(?s)(.*)", "CRLF", "DECEASED at " + AT),
        Row.of("segment ends", "A03", "0751\\|", "07\rADD|51|", "DECEASED at " + AT),
        Row.of("segment ends", "A03", "\rPV1", "\rZZ9|x\rNK1|1|a\rOBX\rPV1", "DECEASED at " + AT),
        Row.of("segment ends", "A03", "0751\\|", "0751\rIII|", "AE at PID"),
        Row.of("segment ends", "A03", "\rPV1", "\rDSC|7\rPV1", "AE at DSC"),
        Row.of("segment ends", "A03", adt -> adt.with("MSH-14", "7"), "AE at MSH-14"),
        Row.of("check before AA", "A01", adt -> adt.with("PV1-19", ""), "AE at PV1-19"),
        Row.of("check before AA", "A01", adt -> adt.with("PV1-2", ""), "AE at PV1-2"),
        Row.of("check before AA", "A01", adt -> adt.with("PID-3", "4711^^^AUH^PI"), "AE at PID-3"),
        Row.of("check before AA", "A01", adt -> adt.with("EVN-6", "i aftes"), "AE at EVN-6"),
        Row.of("check before AA", "A01", adt -> adt.with("MSH-18", "8859/99"), "AE at MSH-18"),
        Row.of("time", "A01", adt -> adt.with("MSH-7", "20261124073000+0000").with("EVN-6", "20261124070000"),
            "ADMITTED at 2026-11-24T08:00+01:00"),
        Row.of("time", "A01", adt -> adt.with("MSH-7", "20261124083000").with("EVN-6", "20261124080000"),
            "ADMITTED at 2026-11-24T08:00+01:00"),
        Row.of("time", "A01", adt -> adt.with("EVN-6", "20260230120000"), "AE at EVN-6"),
        Row.of("time", "A01", adt -> adt.with("MSH-7", "20260329040000").with("EVN-6", "20260329023000"), "AE at EVN-6"),
        Row.of("time", "A01", adt -> adt.with("MSH-7", "20261124083000").with("EVN-6", "20261025023000"),
            "ADMITTED at 2026-10-25T02:30+02:00"),
        Row.of("time", "A01", adt -> adt.with("MSH-7", "20261025034000+0100").with("EVN-6", "20261025023000"),
            "ADMITTED at 2026-10-25T02:30+02:00"),
        Row.of("time", "A01", adt -> adt.with("MSH-7", "20261025023400+0200").with("EVN-6", "20261025023000"),
            "ADMITTED at 2026-10-25T02:30+02:00"),
        Row.of("old loads", "A01", adt -> adt.with("MSH-11", "P^A"), "ADMITTED at " + AT),
        Row.of("old loads", "A01", adt -> adt.with("MSH-11", "P^I").with("EVN-6", "20200310220000+0100"),
            "ADMITTED at 2020-03-10T22:00+01:00"),
        Row.of("acknowledging", "A01", adt -> adt.with("MSH-15", " "), "ADMITTED at " + AT),
        Row.of("acknowledging", "A01", adt -> adt.with("MSH-9", "ADT^a01"), "AR at MSH-9.2"),
        Row.of("acknowledging", "A01", adt -> adt.with("MSH-9", "ADT^A99"), "AR at MSH-9.2"),
        Row.of("acknowledging", "A01", adt -> adt.with("MSH-9", "ADT^A99").with("PID-3", ""), "AR at MSH-9.2"),
        Row.of("identity", "A01", adt -> adt.with("PID-3", PEOPLE.next().cpr() + CPR + "^^^20200101~" + PEOPLE.next().cpr() + CPR),
            "ADMITTED at " + AT),
        Row.of("identity", "A01", adt -> adt.with("PID-3", PEOPLE.next().cpr() + CPR + "~" + PEOPLE.next().cpr() + CPR), "AE at PID-3"),
        Row.of("identity", "A01", adt -> adt.with("PID-3", CPR + "~" + PEOPLE.next().cpr() + CPR), "ADMITTED at " + AT),
        Row.of("identity", "A34", adt -> adt.with("MRG-1", PEOPLE.next().cpr() + CPR), "no stay"),
        Row.of("identity", "A34", adt -> adt, "AE at MRG-1"),
        Row.of("identity", "A35", adt -> adt, "AR at MSH-9.2"),
        Row.of("identity", "A43", adt -> adt, "AR at MSH-9.2"),
        Row.of("identity", "A44", adt -> adt, "AR at MSH-9.2"),
        Row.of("unknown codes", "A01", adt -> adt.with("PV1-2", "Q"), "AE at PV1-2"),
        Row.of("text", "A01", adt -> adt.with("PID-5", "S\\XF8\\rensen\\T\\S\\F\\n\\.br\\\\H\\x\\N\\^\\E\\se"), "ADMITTED at " + AT),
        Row.of("text", "A01", adt -> adt.with("PID-5", "Blåbærgrød^Ærik"), "ADMITTED at " + AT));

    static Stream<Arguments> rows() {
        return ROWS.stream().flatMap(row -> Stream.of(Encoding.values()).map(encoding -> Arguments.of(row.kind(), row, encoding)));
    }

    @ParameterizedTest(name = "{0} [{index}] {2}")
    @MethodSource("rows")
    void a_message_is_answered_and_read_by_the_rule(String kind, Row row, Encoding encoding, StagedHub hub) throws IOException {
        String text = row.text().apply(row.fields().apply(message(row.trigger(), encoding)).text());
        String ends = text.equals("LF") ? "\n" : text.equals("CRLF") ? "\r\n" : "";
        byte[] sent =
            encoding.bytes(ends.isEmpty() ? text : message(row.trigger(), encoding).with("PID-30", "Y").text().replace("\r", ends));

        assertThat(new Read(hub).of(hub.send(sent))).isEqualTo(row.expected());
    }

    @Test
    void each_row_of_the_specification_has_messages_here() throws IOException {
        Set<String> kinds = Files.readString(Checkout.here().root().resolve("docs/spec/danish-standards.md")).lines()
            .dropWhile(line -> !line.startsWith("### 3.1 ")).dropWhile(line -> !line.startsWith("| kind |")).skip(2)
            .takeWhile(line -> line.startsWith("|")).map(line -> line.split("\\|")[1].strip()).collect(Collectors.toSet());

        assertThat(kinds).hasSizeGreaterThan(10)
            .isEqualTo(Stream.concat(ROWS.stream().map(Row::kind), OWN_TESTS.stream()).collect(Collectors.toSet()));
    }

    @Test
    void an_impossible_day_is_named(StagedHub hub) throws IOException {
        Acknowledgement refused = hub.send(message("A01", Encoding.LATIN).with("EVN-6", "20260230120000").bytes());

        assertThat(refused.errorText()).contains("30 February does not exist");
    }

    @ParameterizedTest
    @CsvSource({"LATIN, '\"\"', true", "LATIN, '', false", "UTF8, '\"\"', true", "UTF8, '', false"})
    void a_null_deletes_the_municipality_and_an_empty_field_leaves_it(Encoding encoding, String address, boolean deleted, StagedHub hub)
        throws IOException {
        TestPerson person = PEOPLE.next();
        hub.api().post("/api/facts", servedOnly(person));
        accepted(hub, encoding, message("A01", encoding, person, 1));
        AdtMessage details = message("A08", encoding, person, 2).with("PID-11", address);
        accepted(hub, encoding, details);

        assertThat(hub.api().get("/api/why/" + details.controlId()).at("/0/workItems").toString().contains("MUNICIPALITY_UNCLEAR"))
            .isEqualTo(deleted);
    }

    @ParameterizedTest
    @CsvSource({"LATIN, '\"\"', true", "LATIN, '', false", "UTF8, '\"\"', true", "UTF8, '', false"})
    void a_null_deletes_the_name_and_an_empty_field_leaves_it(Encoding encoding, String name, boolean deleted, StagedHub hub)
        throws Exception {
        TestPerson person = resident(hub);
        accepted(hub, encoding, message("A01", encoding, person, 1));
        accepted(hub, encoding, message("A08", encoding, person, 2).with("PID-5", name));
        accepted(hub, encoding, message("A03", encoding, person, 3).with("PID-5", ""));

        assertThat(toldUntilDischarge(hub, person)).last()
            .satisfies(last -> assertThat(last.path("citizen").has("name")).isEqualTo(!deleted));
    }

    @ParameterizedTest
    @CsvSource({"LATIN, '\"\"', true", "LATIN, '', false", "UTF8, '\"\"', true", "UTF8, '', false"})
    void a_null_deletes_the_expected_discharge_and_an_empty_field_leaves_it(Encoding encoding, String day, boolean deleted, StagedHub hub)
        throws Exception {
        TestPerson person = resident(hub);
        accepted(hub, encoding, message("A01", encoding, person, 1));
        accepted(hub, encoding, message("A16", encoding, person, 2).with("PV2-9", "20261130"));
        accepted(hub, encoding, message("A16", encoding, person, 3).with("PV2-9", day));
        accepted(hub, encoding, message("A03", encoding, person, 4));

        assertThat(toldUntilDischarge(hub, person)).filteredOn(notice -> says(notice, "DISCHARGE_PLANNED")).last()
            .satisfies(last -> assertThat(last.at("/says/0").has("expected")).isEqualTo(!deleted));
    }

    @ParameterizedTest
    @EnumSource
    void what_lies_in_the_future_is_a_work_item(Encoding encoding, StagedHub hub) throws IOException {
        AdtMessage future = message("A01", encoding).with("EVN-6", "20301124083000+0100");

        assertThat(hub.send(encoding.bytes(future.text())).code()).isEqualTo("AA");
        hub.awaitIdle();

        assertThat(hub.api().get("/api/why/" + future.controlId()).at("/0/workItems").toString()).contains("TIME_IMPOSSIBLE");
    }

    @ParameterizedTest
    @EnumSource
    void text_of_another_character_set_is_refused(Encoding encoding, StagedHub hub) throws IOException {
        String text = message("A01", encoding).with("PID-5", "Blåbærgrød^Ærik").text();
        Encoding other = encoding == Encoding.LATIN ? Encoding.UTF8 : Encoding.LATIN;

        assertThat(new Read(hub).of(hub.send(other.bytes(text)))).isEqualTo("AE at MSH-18");
        assertThat(new Read(hub).of(hub.send(encoding.bytes(text.replace('å', '\u0085'))))).isEqualTo(encoding == Encoding.LATIN
            ? "AE at MSH-18" : "ADMITTED at " + AT);
    }

    @Test
    void a_byte_order_mark_is_skipped_and_says_utf_8_where_msh_18_is_empty(StagedHub hub) throws IOException {
        String text = "\uFEFF" + message("A01", Encoding.UTF8).with("MSH-18", "").with("PID-5", "Blåbærgrød^Ærik").text();

        assertThat(new Read(hub).of(conversation(hub, 1, text.getBytes(StandardCharsets.UTF_8)).get(0))).isEqualTo("ADMITTED at " + AT);
    }

    @ParameterizedTest
    @EnumSource
    void both_acknowledgements_are_sent_if_both_are_asked_for(Encoding encoding, StagedHub hub) throws IOException {
        AdtMessage both = message("A01", encoding).with("MSH-15", "AL").with("MSH-16", "AL");
        AdtMessage wrong = message("A01", encoding).with("MSH-15", "AL").with("MSH-16", "AL").with("PV1-19", "");

        assertThat(conversation(hub, 3, encoding.bytes(both.text()), encoding.bytes(wrong.text()))).extracting(Acknowledgement::code)
            .containsExactly("CA", "AA", "CE");
    }

    @ParameterizedTest
    @EnumSource
    void silence_is_only_where_the_sender_asks_for_it_and_for_an_acknowledgement(Encoding encoding, StagedHub hub) throws IOException {
        AdtMessage never = message("A01", encoding).with("MSH-15", "NE").with("MSH-16", "NE");
        AdtMessage onlyErrors = message("A01", encoding).with("MSH-15", "ER");
        String acknowledgement = "MSH|^~\\&|EPJ|AUH|BROEN|BROEN|20261124083000+0100||ACK^A01|ACK" + encoding + "|P|2.5.1\rMSA|AA|X1\r";
        AdtMessage next = message("A01", encoding);

        assertThat(conversation(hub, 1, encoding.bytes(never.text()), encoding.bytes(onlyErrors.text()), encoding.bytes(acknowledgement),
            encoding.bytes(next.text()))).singleElement()
            .satisfies(answer -> assertThat(answer.controlId()).isEqualTo(next.controlId()));
    }

    @ParameterizedTest
    @EnumSource
    void a_resend_with_a_fresh_time_is_the_same_message(Encoding encoding, StagedHub hub) throws IOException {
        AdtMessage first = message("A01", encoding).with("PID-5", "Blåbærgrød^Ærik");

        assertThat(new Read(hub).of(hub.send(encoding.bytes(first.text())))).isEqualTo("ADMITTED at " + AT);
        Acknowledgement again = hub.send(encoding.bytes(first.with("MSH-7", "20261124083107+0100").with("MSH-13", "7").text()));

        assertThat(again.code()).isEqualTo("AA");
        hub.awaitIdle();
        JsonNode found = hub.api().get("/api/why/" + first.controlId());
        assertThat(found).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_batch_is_refused_with_the_id_of_its_first_message(Encoding encoding, StagedHub hub) throws IOException {
        AdtMessage first = message("A01", encoding);
        String batch = "FHS|^~\\&|EPJ|AUH\rBHS|^~\\&|EPJ|AUH\r" + first.text() + "BTS|1\rFTS|1\r";

        assertThat(conversation(hub, 1, encoding.bytes(batch))).singleElement().satisfies(answer -> {
            assertThat(answer.code()).isEqualTo("AR");
            assertThat(answer.controlId()).isEqualTo(first.controlId());
            assertThat(answer.errorText()).contains("Batches (FHS, BHS) are not accepted on this connection");
        });
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(20);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void a_connection_that_sends_nothing_is_closed_and_one_address_has_a_limited_number(StagedHub hub) throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 65; i++) {
                silent.add(new Socket("127.0.0.1", hub.process().port("mllp")));
            }
            // which one depends on connections that other tests left and that end meanwhile
            await("one of 65 connections of one address is closed at once").atMost(Duration.ofSeconds(9))
                .until(() -> silent.stream().anyMatch(FieldRulesIT::isClosed));
            Socket first = silent.get(0);
            first.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            assertThat(first.getInputStream().read()).as("a silent connection is closed").isNegative();
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    /** Sends the messages on one connection and reads so many answers. */
    private static List<Acknowledgement> conversation(StagedHub hub, int answers, byte[]... messages) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", hub.process().port("mllp"))) {
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            for (byte[] message : messages) {
                frames.writeBytes(MllpFrames.framed(message));
            }
            socket.getOutputStream().write(frames.toByteArray());
            List<Acknowledgement> read = new ArrayList<>();
            for (int i = 0; i < answers; i++) {
                read.add(Acknowledgement.read(MllpFrames.next(socket.getInputStream())));
            }
            return read;
        }
    }

    /** A citizen of whom nothing but a service is recorded: the hospital says in which municipality the citizen lives. */
    private static ObjectNode servedOnly(TestPerson person) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("because", "staged");
        facts.putArray("citizens").addObject().put("cpr", person.cpr()).putArray("services").addObject().put("function", "HOUSING_SUPPORT")
            .put("unit", "aarhus-bostoette-syd").put("from", "2026-10-01");
        return facts;
    }

    private static TestPerson resident(StagedHub hub) {
        TestPerson person = PEOPLE.next();
        hub.addResident(person, Home.AARHUS);
        return person;
    }

    private static void accepted(StagedHub hub, Encoding encoding, AdtMessage message) throws IOException {
        assertThat(hub.send(encoding.bytes(message.text())).code()).isEqualTo("AA");
        hub.awaitIdle();
    }

    /** All notices to the residence, in order, after the citizen is discharged. */
    private static List<JsonNode> toldUntilDischarge(StagedHub hub, TestPerson person) throws JMSException {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            await("the residence is told of the discharge").atMost(Duration.ofSeconds(60))
                .until(() -> told(caseSystem, person).anyMatch(notice -> says(notice, "DISCHARGED")));
            return told(caseSystem, person).toList();
        }
    }

    private static Stream<JsonNode> told(MunicipalConsumer caseSystem, TestPerson person) {
        return caseSystem.received().stream().map(ReceivedNotification::body)
            .filter(notice -> notice.at("/citizen/cpr").asText().equals(person.cpr()));
    }

    private static boolean says(JsonNode notice, String type) {
        return notice.at("/says/0/type").asText().equals(type);
    }

    private static AdtMessage message(String trigger, Encoding encoding) {
        return message(trigger, encoding, PEOPLE.next(), 0);
    }

    private static AdtMessage message(String trigger, Encoding encoding, TestPerson person, int minute) {
        return AdtMessage.of(trigger, UUID.randomUUID().toString().substring(0, 18), NOW.plus(Duration.ofMinutes(minute)))
            .from("EPJ", "AUH").patient(person).livingIn("0751")
            .at("P2", "1", "1", "AUH").admissionType("A").service("PSY").visit("V" + person.cpr().hashCode())
            .with("MSH-18", encoding.msh18());
    }
}
