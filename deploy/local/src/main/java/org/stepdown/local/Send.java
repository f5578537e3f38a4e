package org.stepdown.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** {@code deploy/send}: sends files over MLLP and prints each acknowledgement. */
final class Send {

    static final String USAGE = """
            Usage: deploy/send [--host HOST] [--port PORT] FILE...
            Sends the HL7 v2 messages of the files over MLLP (default 127.0.0.1:2575) and prints each
            acknowledgement. A file may hold several messages; - reads standard input.
            Exit code 0: all accepted, 1: one was not accepted or could not be sent, 2: wrong usage.
            """;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;

    Send(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new Send(System.in, System.out, System.err).run(Arrays.asList(arguments)));
    }

    /** Returns the exit code. */
    int run(List<String> arguments) {
        String host = "127.0.0.1";
        int port = Endpoint.MLLP.defaultPort();
        List<String> files = new ArrayList<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (argument.equals("--help") || argument.equals("-h")) {
                out.print(USAGE);
                return 0;
            } else if ((argument.equals("--host") || argument.equals("--port")) && rest.hasNext()) {
                String value = rest.next();
                if (argument.equals("--host")) {
                    host = value;
                } else if (value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535) {
                    port = Integer.parseInt(value);
                } else {
                    return wrong("--port wants a number from 0 to 65535, not " + value);
                }
            } else if (argument.startsWith("--")) {
                return wrong("Unknown or incomplete option " + argument);
            } else {
                files.add(argument);
            }
        }
        return files.isEmpty() ? wrong("No file to send") : send(host, port, files);
    }

    private int send(String host, int port, List<String> files) {
        List<byte[]> messages = new ArrayList<>();
        for (String file : files) {
            try {
                List<byte[]> found =
                        Hl7File.messages(file.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(file)));
                if (found.isEmpty()) {
                    err.println(file + " has no message in it");
                    return 1;
                }
                messages.addAll(found);
            } catch (IOException e) {
                err.println(file + " can't be read: " + e);
                return 1;
            }
        }
        boolean allAccepted = true;
        try (MllpConnection connection = new MllpConnection(host, port, LIMIT)) {
            for (byte[] message : messages) {
                if (Hl7File.wantsNoAnswer(message)) {
                    connection.send(message);
                    out.println("-- sent; its MSH-15 asks for no acknowledgement");
                } else {
                    Acknowledgement answer = Acknowledgement.parsed(connection.exchange(message));
                    out.println(answer.line());
                    allAccepted &= answer.isAccepted();
                }
            }
        } catch (IOException e) {
            err.println("No acknowledgement from " + host + ":" + port + " (is the stack running?): " + e.getMessage());
            return 1;
        }
        return allAccepted ? 0 : 1;
    }

    private int wrong(String message) {
        err.println(message);
        err.print(USAGE);
        return 2;
    }
}
