package dk.broen.hub.leaks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.impl.JournalFile;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.JournalReaderCallback;
import org.apache.activemq.artemis.core.persistence.impl.journal.DescribeJournal;
import org.apache.activemq.artemis.core.persistence.impl.journal.DescribeJournal.MessageDescribe;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds;

/**
 * A message in one record of the broker's journal. Deleted messages are included, because a record stays on disk until its file is reused.
 *
 * @param record all bytes of the record
 * @param headers names and values of all properties, and everything else outside the body
 */
record JournalMessage(String address, byte[] record, String headers) {
    /**
     * Reads all messages of a journal file.
     *
     * @throws IOException when the file is not a readable journal
     */
    static List<JournalMessage> in(Path file) throws IOException {
        List<RecordInfo> records = new ArrayList<>();
        NIOSequentialFileFactory directory = new NIOSequentialFileFactory(file.getParent().toFile(), 1);
        JournalImpl journal = new JournalImpl(Math.toIntExact(Files.size(file)), 2, 2, 0, 0, directory, "activemq-data", "amq", 1);
        SequentialFile opened = directory.createSequentialFile(file.getFileName().toString());
        try {
            opened.open(1, false);
            JournalFile header = journal.readFileHeader(opened);
            opened.close();
            JournalImpl.readJournalFile(directory, header, new Collecting(records));
        } catch (Exception unreadable) {
            throw new IOException(file + " is not a readable journal", unreadable);
        }
        return records.stream().flatMap(record -> message(record).stream()).toList();
    }

    private static Optional<JournalMessage> message(RecordInfo record) {
        if (record.getUserRecordType() != JournalRecordIds.ADD_MESSAGE_PROTOCOL
            || !(DescribeJournal.newObjectEncoding(record) instanceof MessageDescribe read)) {
            return Optional.empty();
        }
        Message message = read.getMsg();
        return Optional.of(new JournalMessage(message.getAddress(), record.data,
            message.toPropertyMap() + "\n" + message.getUserID() + "\n" + message.getGroupID() + "\n" + message.getCorrelationID()));
    }

    private record Collecting(List<RecordInfo> records) implements JournalReaderCallback {
        @Override
        public void onReadAddRecord(RecordInfo record) {
            records.add(record);
        }

        @Override
        public void onReadAddRecordTX(long transaction, RecordInfo record) {
            records.add(record);
        }
    }
}
