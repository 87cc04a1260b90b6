# Кнопка
launcher-open = Напишіть нам
launcher-failed = Спробуйте ще раз.

# Вікно
panel-close = Закрити
panel-back = Назад
panel-loading = Завантаження…
try-again = Спробувати ще раз
expect-here = Ми на зв’язку
expect-nobody = Зараз нікого немає на зв’язку. Відповімо, щойно зможемо.
expect-closed = Зараз не працюємо
expect-opens = Знову на зв’язку: { $when }
opening-time = { $day }, { $time }
choose-queue = До кого звертаєтеся?
queue-open = На зв’язку
queue-closed = Не працює

# Неробочий час, графік
hours-title = Графік роботи
hours-closed = Вихідний
hours-all-day = Цілодобово
hours-zone = місцевий час: { $place }
contacts-title = Інші способи зв’язатися з нами
leave-message = Залишити повідомлення

# Чат
chat-greeting = Напишіть повідомлення нижче. Відповідь з’явиться тут.
chat-closed = Зараз ми не працюємо. Ваше повідомлення дочекається нас, а відповідь з’явиться тут.
chat-wait-or-leave = Можете чекати тут або залишити свою електронну адресу.
chat-label = Повідомлення
composer-label = Ваше повідомлення
composer-send = Надіслати
composer-too-long = Текст задовгий. Найбільше знаків: { $most }.
chat-you = Ви
chat-agent = Служба підтримки
chat-automatic = { $site } · автоматична відповідь
state-sending = Надсилається
state-sent = Надіслано
state-seen = Переглянуто
state-failed = Не надіслано
state-waiting = Чекає на з’єднання
state-goes-on = Продовжиться через { $seconds } с
message-delete = Видалити
message-removed = Повідомлення вилучено
chat-typing = { $name } пише…
event-joined = До розмови приєднується { $name }
event-left = Розмову залишає { $name }
event-resolved = Розмову завершено. Щоб продовжити, просто напишіть знову.
event-reopened = Розмова триває
chat-older = Попередні повідомлення
new-messages = Нові повідомлення
announce-messages = { $count ->
    [one] { $count } нове повідомлення
    [few] { $count } нові повідомлення
    [many] { $count } нових повідомлень
   *[other] { $count } нового повідомлення
}
chat-offline = Немає з’єднання. Усе написане збережено й буде надіслано, щойно з’єднання відновиться.
conversation-gone = Ця розмова більше не доступна. Ви можете почати нову.

# Чому не вдалося
error-too-long = Текст задовгий.
error-unreachable = Немає з’єднання з інтернетом.
error-too-many = Забагато повідомлень за короткий час. Зачекайте трохи й спробуйте ще раз.
error-refused = Його не прийнято. Змініть текст і спробуйте ще раз.
error-origin = З цієї сторінки не можна надсилати повідомлення.
error-trouble = Сервіс зараз не відповідає. Спробуйте трохи згодом.
