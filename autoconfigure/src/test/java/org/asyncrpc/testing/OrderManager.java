package org.asyncrpc.testing;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

/**
 * A manager that does with its calls what a test says, and otherwise keeps them for the
 * test to end.
 */
@AsyncRpcManager("order")
public class OrderManager {

	/** Arguments that {@code order/place} takes. */
	public static final String ORDER = """
			{"order": {"sku": "pen", "quantity": 3}, "express": true}""";

	/** The reply to them. */
	public static final Receipt RECEIPT = new Receipt("R-1", 3);

	/** The reply as its client sees it. */
	public static final String RECEIPT_JSON = """
			{"number": "R-1", "total": 3}""";

	private final AtomicInteger dispatched = new AtomicInteger();

	private final BlockingQueue<AsyncCallHandle<Receipt>> kept = new LinkedBlockingQueue<>();

	/** Only a test that is about lost handles loses one. */
	private final Queue<AsyncCallHandle<Receipt>> held = new ConcurrentLinkedQueue<>();

	private volatile Behaviour behaviour;

	public OrderManager() {
		onPlace(this.kept::add);
	}

	void place(AsyncCallHandle<Receipt> call, Order order, boolean express) throws Exception {
		this.dispatched.incrementAndGet();
		this.behaviour.accept(call);
	}

	void audit(AsyncCallHandle<Void> call) {
		this.dispatched.incrementAndGet();
		call.complete();
	}

	/**
	 * Says what to do with the calls of {@code order/place} from now on.
	 * @param behaviour runs in the manager's method
	 */
	public void onPlace(Behaviour behaviour) {
		onPlaceLosing((call) -> {
			this.held.add(call);
			behaviour.accept(call);
		});
	}

	/**
	 * As {@link #onPlace(Behaviour)}, but a handle that nobody else holds is lost.
	 * @param behaviour runs in the manager's method
	 */
	public void onPlaceLosing(Behaviour behaviour) {
		this.behaviour = behaviour;
	}

	/**
	 * The next call of {@code order/place} that was kept, as soon as it is there.
	 * @return the handle
	 */
	public AsyncCallHandle<Receipt> take() {
		try {
			return Objects.requireNonNull(this.kept.poll(10, TimeUnit.SECONDS), "No call was dispatched");
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * How often a method of this manager ran.
	 * @return the count
	 */
	public int dispatched() {
		return this.dispatched.get();
	}

	/**
	 * Forgets all calls; those that nobody else holds are then abandoned.
	 */
	public void drop() {
		this.kept.clear();
		this.held.clear();
	}

	void reset() {
		this.dispatched.set(0);
		drop();
		onPlace(this.kept::add);
	}

	/**
	 * An argument.
	 *
	 * @param sku what
	 * @param quantity how many
	 */
	public record Order(String sku, int quantity) {
	}

	/**
	 * A reply.
	 *
	 * @param number the number of the receipt
	 * @param total what it comes to
	 */
	public record Receipt(String number, int total) {
	}

	/**
	 * What a method does with a call.
	 */
	@FunctionalInterface
	public interface Behaviour {

		void accept(AsyncCallHandle<Receipt> call) throws Exception;

	}

}
