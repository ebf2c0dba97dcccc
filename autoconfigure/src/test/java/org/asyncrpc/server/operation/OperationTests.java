package org.asyncrpc.server.operation;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcIgnore;
import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for which methods are operations, and what an operation knows about itself.
 */
@ExtendWith(OutputCaptureExtension.class)
class OperationTests {

	@Test
	void findsWhatIsNotPrivateAndTakesAHandleFirst() {
		Operations operations = scan(new FullManager());
		assertThat(operations.all()).extracting(Operation::name)
			.containsExactly("full/open", "full/packaged", "full/protectedOne");
		assertThat(operations.find("full", "open")).isSameAs(operations.all().iterator().next());
		assertThat(operations.find("full", "hidden")).isNull();
		assertThat(operations.find("other", "open")).isNull();
	}

	@Test
	void logsOneLineForAManager(CapturedOutput output) {
		scan(new FullManager());
		assertThat(output.getOut().lines().filter((line) -> line.contains("Manager 'full'"))).singleElement()
			.asString()
			.endsWith("Manager 'full' has the operations open, packaged, protectedOne");
	}

	@Test
	void describesItself() {
		Operation operation = scan(new DescribedManager()).find("described", "place");
		assertThat(operation).hasToString("described/place");
		assertThat(operation.manager()).isEqualTo("described");
		assertThat(operation.method()).isEqualTo("place");
		assertThat(operation.replyType().getTypeName()).isEqualTo("java.util.List<java.lang.String>");
		assertThat(operation.targetClass()).isEqualTo(DescribedManager.class);
		assertThat(operation.targetMethod().isAnnotationPresent(Deprecated.class)).isTrue();
		assertThat(operation.arguments())
			.extracting(Argument::name, (argument) -> argument.type().getTypeName(), Argument::required)
			.containsExactly(tuple("map", "java.util.Map<java.lang.String, java.lang.Integer>", true),
					tuple("count", "int", true), tuple("note", "java.lang.String", false),
					tuple("limit", "java.util.Optional<java.lang.Long>", false));
	}

	@Test
	void resolvesTheVariablesOfGenericSuperTypes() {
		Operations operations = scan(new ItemManager());
		assertThat(operations.all()).extracting(Operation::method).containsExactly("all", "get", "put");
		Operation get = operations.find("item", "get");
		assertThat(get.replyType()).isEqualTo(Item.class);
		assertThat(get.arguments()).extracting(Argument::type).containsExactly(Item.class);
		assertThat(operations.find("item", "all").replyType().getTypeName())
			.isEqualTo("java.util.List<" + Item.class.getName() + ">");
		byte[] json = "{\"value\": {\"id\": 7}, \"others\": [[{\"id\": 8}]]}".getBytes();
		assertThat(bind(operations.find("item", "put"), json)).containsExactly(null, new Item(7),
				List.of(List.of(new Item(8))));
	}

	@Test
	void namesAManagerAfterItsClass() {
		assertThat(scan(new Manager()).all()).extracting(Operation::manager).containsOnly("manager");
		assertThat(scan(new ItemManager()).all()).extracting(Operation::manager).containsOnly("item");
		assertThat(scan(new NamedManager()).all()).extracting(Operation::manager).containsOnly("Very.special_name-1~");
	}

	@Test
	void throwsWhatTheMethodThrows() {
		Operation operation = scan(new Manager()).find("manager", "fail");
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> operation.invoke(TestHandle.create(), bind(operation, new byte[0])));
	}

	@Test
	void passesTheHandle() throws Throwable {
		NamedManager manager = new NamedManager();
		Operation operation = scan(manager).all().iterator().next();
		AsyncCallHandle<?> handle = TestHandle.create();
		operation.invoke(handle, bind(operation, new byte[0]));
		assertThat(manager.call).isSameAs(handle);
	}

	private static Operations scan(Object manager) {
		return OperationTester.scan(manager, JsonMapper.shared(), ArgumentValidation.none());
	}

	private static @Nullable Object[] bind(Operation operation, byte[] json) {
		try {
			return operation.bind(json, 0, json.length);
		}
		catch (InvalidArgumentsException ex) {
			throw new AssertionError(ex.errors().toString(), ex);
		}
	}

	interface Ignoring {

		void open(AsyncCallHandle<String> call);

		@AsyncRpcIgnore
		void ignoredByTheInterface(AsyncCallHandle<String> call);

	}

	@AsyncRpcManager
	static class FullManager implements Ignoring {

		@Override
		public void open(AsyncCallHandle<String> call) {
		}

		void packaged(AsyncCallHandle<String> call) {
		}

		protected void protectedOne(AsyncCallHandle<String> call) {
		}

		private void hidden(AsyncCallHandle<String> call) {
		}

		static void ofTheClass(AsyncCallHandle<String> call) {
		}

		void notFirst(String sku, AsyncCallHandle<String> call) {
		}

		String helper() {
			return "";
		}

		@AsyncRpcIgnore
		String ignored(AsyncCallHandle<String> call) {
			return "";
		}

		@Override
		public void ignoredByTheInterface(AsyncCallHandle<String> call) {
		}

	}

	@AsyncRpcManager
	static class DescribedManager {

		@Deprecated
		void place(AsyncCallHandle<List<String>> call, Map<String, Integer> map, int count, @Nullable String note,
				Optional<Long> limit) {
		}

	}

	record Item(int id) {
	}

	interface Base<T> {

		default void get(AsyncCallHandle<T> call, T value) {
		}

		void put(AsyncCallHandle<Void> call, T value, List<List<T>> others);

	}

	abstract static class Middle<X> implements Base<X> {

		void all(AsyncCallHandle<List<X>> call) {
		}

		@Override
		public void put(AsyncCallHandle<Void> call, X value, List<List<X>> others) {
		}

	}

	@AsyncRpcManager
	static class ItemManager extends Middle<Item> {

		@Override
		public void put(AsyncCallHandle<Void> call, Item value, List<List<Item>> others) {
		}

	}

	@AsyncRpcManager
	static class Manager {

		void fail(AsyncCallHandle<Void> call) throws IOException {
			throw new IOException("failed");
		}

	}

	@AsyncRpcManager("Very.special_name-1~")
	static class NamedManager {

		private @Nullable AsyncCallHandle<String> call;

		void keep(AsyncCallHandle<String> call) {
			this.call = call;
		}

	}

}
