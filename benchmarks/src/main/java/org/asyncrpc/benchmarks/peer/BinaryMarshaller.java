package org.asyncrpc.benchmarks.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.grpc.MethodDescriptor;

/**
 * Turns messages into bytes and back.
 *
 * @param <T> the type of the messages
 * @param writer writes a message
 * @param reader reads a message
 */
record BinaryMarshaller<T>(Writer<T> writer, Reader<T> reader) implements MethodDescriptor.Marshaller<T> {

	@Override
	public InputStream stream(T value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			this.writer.write(value, new DataOutputStream(bytes));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new ByteArrayInputStream(bytes.toByteArray());
	}

	@Override
	public T parse(InputStream stream) {
		try {
			return this.reader.read(new DataInputStream(stream));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes messages.
	 *
	 * @param <T> the type of the messages
	 */
	interface Writer<T> {

		void write(T value, DataOutputStream out) throws IOException;

	}

	/**
	 * Reads messages.
	 *
	 * @param <T> the type of the messages
	 */
	interface Reader<T> {

		T read(DataInputStream in) throws IOException;

	}

}
