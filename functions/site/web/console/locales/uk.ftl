### Консоль. Ключі названо за місцем і призначенням.

## Everywhere

app-name = Doorbell
skip-to-content = Перейти до вмісту
cancel = Скасувати
close = Закрити
save = Зберегти
try-again = Спробувати ще раз
undo = Відмінити
loading = Завантаження
not-given = Не вказано

## Rail

rail-label = Головне меню
rail-inbox = Вхідні
rail-inbox-unread = { $count ->
    [one] Вхідні, { $count } непрочитане повідомлення
    [few] Вхідні, { $count } непрочитані повідомлення
    [many] Вхідні, { $count } непрочитаних повідомлень
   *[other] Вхідні, { $count } непрочитаного повідомлення
}
rail-queues = Черги
rail-settings = Налаштування
rail-account = Користувач { $name }
help = Довідка
help-new-tab = (у новій вкладці)
help-address = /guide/en/index.html
availability-switch = Брати участь у відповідях
availability-online = На місці
availability-away = Не на місці
sign-out = Вийти
sign-out-title = Вийти й утратити ненадіслане?
sign-out-text = { $count ->
    [one] { $count } текст не надіслано. Після виходу його буде вилучено з цього пристрою.
    [few] { $count } тексти не надіслано. Після виходу їх буде вилучено з цього пристрою.
    [many] { $count } текстів не надіслано. Після виходу їх буде вилучено з цього пристрою.
   *[other] { $count } текстів не надіслано. Після виходу їх буде вилучено з цього пристрою.
}

## Connection

connection-lost = Немає з’єднання. Написане збережено; воно надійде, щойно з’єднання відновиться.

## Sign-in

sign-in-title = Вхід
sign-in-intro = Ми надішлемо посилання для входу на вашу електронну пошту. Пароль не потрібен.
sign-in-deep-link = Після входу відкриється сторінка, на яку ви переходили.
sign-in-email = Електронна пошта
sign-in-send = Надіслати посилання
sign-in-sent-title = Перевірте пошту
sign-in-sent = Якщо { $email } належить агентові, посилання вже в дорозі. Воно діє один раз, протягом 10 хвилин.
sign-in-again = Надіслати ще раз
sign-in-sent-again = Якщо адреса належить агентові, ще одне посилання вже в дорозі. Попередні теж діють свої 10 хвилин.
sign-in-too-many = Посилань поки що досить. Ті, що у вашій пошті, діють свої 10 хвилин; попросити ще одне можна через { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
    [many] { $minutes } хвилин
   *[other] { $minutes } хвилини
}.
sign-in-code = Код
sign-in-code-hint = Відкрили посилання на іншому пристрої? Введіть код із 6 цифр, який він показує: після останньої цифри ви ввійдете.
sign-in-code-send = Увійти за кодом
sign-in-code-six = Код має 6 цифр.
sign-in-code-wrong = Код не збігається. Перевірте його там, де відкрили посилання.
sign-in-other-address = Вказати іншу адресу
sign-in-confirm-title = Перейти до консолі
sign-in-confirm = Натисніть кнопку, щоб увійти за посиланням із листа.
sign-in-confirm-button = Увійти
sign-in-other-title = Майже готово
sign-in-other = Вхід розпочато в іншому браузері. Введіть там цей код:
sign-in-other-warning = Ви не просили посилання? Нікому не передавайте код і закрийте цю сторінку.
sign-in-used-title = Посилання більше не діє
sign-in-used = Посилання діє один раз, протягом 10 хвилин. Попросіть нове; нічого не втрачено.
sign-in-new-link = Отримати нове посилання

## Invitation

invitation-page = Запрошення
invitation-title = Приєднатися: { $site }
invitation-by = { $name } запрошує вас відповідати на звернення: { $site }.
invitation-new = Ваш обліковий запис — { $email }. Пароля немає: посилання для входу надходить поштою.
invitation-known = У вас уже є обліковий запис { $email }. Ваші ім’я та мова залишаться без змін.
invitation-other = У цьому браузері працює { $name } ({ $email }). Якщо ви приєднаєтеся, тут увійдете ви.
invitation-join = Приєднатися
invitation-gone-title = Це запрошення більше не діє
invitation-gone = Його вже використано чи відкликано, або йому понад 14 днів. Якщо ви вже приєдналися, увійдіть; якщо ні — попросіть нове.

## Inbox

inbox-title = Вхідні
inbox-views = Які діалоги показати
view-open = Відкриті
view-mine = Мої
view-unassigned = Нерозподілені
view-active = Активні
view-resolved = Завершені
view-trashed = Кошик
view-more = Ще
queue-filter = Черга
queue-all = Усі черги
sort-label = Сортування
sort-waiting = Спершу ті, хто найдовше чекає
sort-last = Спершу остання активність
list-label = Діалоги
list-apart = Відкрито, але немає в цьому списку
list-waiting = { $count ->
    [one] { $count } новий
    [few] { $count } нові
    [many] { $count } нових
   *[other] { $count } нового
}
list-more = Показати ще
list-empty-open = Відкритих діалогів немає. Нові з’являться тут самі.
list-empty-mine = У вас немає відкритих діалогів.
list-empty-unassigned = Кожен діалог уже хтось веде.
list-empty-active = Зараз ніхто не веде жодного діалогу.
list-empty-resolved = Завершених діалогів ще немає.
list-empty-trashed = Кошик порожній.
list-show-open = Показати всі відкриті
list-show-unassigned = Показати нерозподілені
list-show-resolved = Показати завершені
list-no-queues = Вас ще не додано до жодної черги. Це може зробити адміністратор.
list-no-queues-yet = Черг ще немає, тож діалоги не можуть надходити.
list-add-queue = Додати чергу
list-check-again = Перевірити ще раз
row-unread = { $count ->
    [one] { $count } непрочитане повідомлення
    [few] { $count } непрочитані повідомлення
    [many] { $count } непрочитаних повідомлень
   *[other] { $count } непрочитаного повідомлення
}
row-waits = чекає { $time }
row-waits-now = чекає
row-from-agent = Агент:
row-no-text = Повідомлень ще немає
since-now = щойно

## First steps of a site

first-run-title = Перші кроки
first-run-count = Зроблено { $count } з { $all }
first-run-dismiss = Сховати ці кроки
first-run-is-done = зроблено
first-run-name = Дайте сайту назву
first-run-name-hint = Відвідувачі бачать назву у віджеті та в листах.
first-run-address = Додайте адресу свого сайту
first-run-address-hint = Віджет відкривається лише на адресах зі списку.
first-run-snippet = Вставте код на свій сайт
first-run-snippet-hint = Скопіюйте готовий код; позначка з’явиться, щойно його завантажить браузер відвідувача.
first-run-hours = Вкажіть години роботи
first-run-hours-hint = В інший час віджет каже, коли ви знову будете.
first-run-colleague = Запросіть колегу
first-run-colleague-hint = Удвох відповідають швидше.
first-run-try = Спробуйте
first-run-try-hint = Напишіть собі у віджеті; повідомлення з’явиться у вхідних.

## What a conversation is

status-unassigned = Нерозподілений
status-active = Активний
status-resolved = Завершений
status-trashed = У кошику
mark-missed = Пропущений
mark-offline = Нікого не було
kind-chat = Чат
kind-submission = Звернення
kind-email = Електронна пошта
kind-channel = Інший канал
visitor-unnamed = Відвідувач

## Conversation

conversation-choose = Виберіть діалог зі списку.
conversation-back = Назад до списку
conversation-actions = Дії з діалогом
viewers = Також переглядає: { $names }
viewer-unnamed = Хтось із колег
action-more = Інші дії
action-reply = Взяти в роботу
action-join = Приєднатися
action-leave = Вийти з діалогу
action-assign = Призначити…
action-transfer = Передати в чергу…
action-resolve = Завершити
action-reopen = Відкрити знову
action-trash = Перемістити в кошик
action-restore = Відновити
assign-title = Призначити
assign-me = { $name } (ви)
assign-nobody-else = У цій черзі більше нікого немає.
transfer-title = Передати в чергу
transfer-no-other = Інших черг немає.
done-reply = Ви взяли діалог у роботу.
done-join = Ви приєдналися до діалогу.
done-leave = Ви вийшли з діалогу.
done-assign = Тепер діалог веде { $name }.
done-transfer = Передано в чергу «{ $queue }».
done-resolve = Завершено.
done-reopen = Відкрито знову.
done-trash = Переміщено в кошик.
done-restore = Відновлено.
undo-failed = Відмінити вже не можна: відтоді хтось змінив діалог.

## Log of a conversation

log-label = Повідомлення
log-beginning = Початок діалогу
log-older = Завантаження давніших повідомлень
log-to-newest = Нові повідомлення
log-unread-from-here = Нові
note-label = Внутрішня нотатка
auto-reply-label = Автоматична відповідь
submission-label = Звернення
submission-before-chat = Відповіді перед чатом
answer-topic = Тема
answer-message = Повідомлення
answer-name = Ім’я
answer-email = Електронна пошта
answer-phone = Телефон
details-add = Додати { $value } до контактних даних
details-replace = Замінити { $old } на { $value }
details-added = { $value } додано до контактних даних.
bot-talk = З ботом
bot-yes = Так
bot-no = Ні
message-you = Ви
delivery-sending = Надсилається
delivery-sent = Надіслано
delivery-seen = Переглянуто
delivery-failed = Не надіслано
delivery-waiting = Ще не надіслано; пробуємо знову
delivery-edit = Змінити
typing = { $name } пише…
announce-message = { $name }: { $text }
announce-messages = { $count ->
    [one] { $count } нове повідомлення
    [few] { $count } нові повідомлення
    [many] { $count } нових повідомлень
   *[other] { $count } нового повідомлення
}
event-active = { $by ->
    [visitor] Відвідувач повернувся, діалог знову активний
    [agent] Діалог знову відкрито: { $name }
   *[system] Діалог активний
}
event-unassigned = { $by ->
    [visitor] Відвідувач повернувся, але ще ніхто не відповідає
    [agent] Діалог знову відкрито: { $name }
   *[system] Діалог нерозподілений
}
event-resolved = { $by ->
    [visitor] Відвідувач завершив діалог
    [agent] Діалог завершено: { $name }
   *[system] Діалог завершено автоматично
}
event-trashed = { $by ->
    [agent] Діалог переміщено в кошик: { $name }
   *[system] Діалог переміщено в кошик
}
event-joined = Приєднується до діалогу: { $name }
event-left = Виходить із діалогу: { $name }
event-taken = { $name } бере діалог у роботу
event-assigned = { $by } призначає діалог, тепер його веде { $name }
event-assigned-nobody = Діалог ніхто не веде
event-transferred = { $by } передає діалог у чергу «{ $queue }»
event-transferred-system = Діалог передано в чергу «{ $queue }»
event-rated = { $score ->
    [good] Оцінка відвідувача: добре
    [bad] Оцінка відвідувача: погано
   *[fair] Оцінка відвідувача: задовільно
}
event-rated-comment = «{ $comment }»
event-redacted = Текст вилучено: { $by }
event-redacted-system = Текст вилучено
event-contact = Контактні дані виправлено: { $by }
event-contact-system = Контактні дані виправлено
redact-menu = Дії з текстом
redact = Вилучити текст…
redact-title = Вилучити цей текст?
redact-text = Він зникне для всіх, і відновити його буде неможливо. У резервних копіях він ще певний час залишиться.
redact-confirm = Вилучити текст
redact-busy = Вилучення…
redacted = Текст вилучено

## Composer

composer-label = Написати
composer-reply = Відповідь
composer-note = Нотатка
composer-reply-text = Відповідь відвідувачеві
composer-note-text = Внутрішня нотатка
composer-reply-hint = Напишіть відповідь.
composer-note-hint = Напишіть нотатку для інших агентів.
composer-goes-to-widget = Піде у віджет; відвідувач зараз там
composer-waits-in-widget = Піде у віджет; відвідувач побачить, коли повернеться
composer-goes-to-agents = Це бачать лише агенти
composer-send = Надіслати
composer-add-note = Додати нотатку
composer-keys = Enter надсилає, Shift+Enter — новий рядок.
composer-too-long = { $count ->
    [one] { $count } зайвий символ
    [few] { $count } зайві символи
    [many] { $count } зайвих символів
   *[other] { $count } зайвого символу
}
composer-nobody-answers = Цей діалог ще ніхто не взяв у роботу.
composer-other-answers = Цей діалог веде { $name }.
composer-resolved = Цей діалог завершено.
composer-trashed = Цей діалог у кошику.
composer-read-only = Ви можете читати цей діалог, але не писати в ньому.
composer-form-mail = Це надійшло через контактну форму, тож чату для відповіді немає. Відвідувач залишив адресу { $email }.
composer-form-silent = Це надійшло через контактну форму, тож чату для відповіді немає.
composer-write-mail = Написати листа

## Visitor card

card-title = Про відвідувача
card-show = Про відвідувача
card-failed = Не вдалося прочитати дані.
card-online = Зараз на сайті
card-left = Зараз не на сайті
card-name = Ім’я
card-email = Ел. пошта
card-suppressed-bounce = Листи не надсилаються: лист повернувся
card-suppressed-complaint = Листи не надсилаються: лист позначено як спам
card-phone = Телефон
card-page = Сторінка
card-referrer = Звідки
card-browser = Браузер
card-language = Мова
card-consent = Згода
card-consent-given = Версія { $version }, { $date }
card-participants = Учасники
card-responsible = веде діалог
card-conversation = Діалог
card-number = Номер
card-kind = Вид
card-queue = Черга
card-status = Статус
card-assignee = Веде
card-nobody = Ніхто
card-rating = Оцінка
card-rated = { $score ->
    [good] добре
    [bad] погано
   *[fair] задовільно
}
card-started = Початок
card-latest = Остання дія
card-edit = Змінити
card-edit-form = Контактні дані
card-edit-saving = Зберігається…
card-edit-meanwhile = Тим часом змінено: { $value }

## Queue log

queues-title = Черги
queue-open = Відкрита
queue-closed = Закрита
log-title = Журнал подій
log-table = Події черги «{ $queue }»
log-reload = Оновити події
log-reloaded = Події оновлено.
log-event-accepted = Діалог узято в роботу
log-event-opened = Чергу відкрито
log-event-closed = Чергу закрито
log-source-submission = Звернення
log-source-system = Розклад
log-view-content = Показати вміст
log-hide-content = Сховати вміст
log-content-of = Вміст: { $number }
log-open-conversation = Відкрити діалог
log-comment-add = Додати коментар
log-comments = { $count ->
    [one] { $count } коментар
    [few] { $count } коментарі
    [many] { $count } коментарів
   *[other] { $count } коментаря
}
log-comments-of = Коментарі: { $number }
log-comments-full = До цього запису вже є 20 коментарів, більше додати не можна.
log-only-waiting = Звернення без коментаря
log-none-waiting = До кожного звернення є коментар.
log-show-all = Показати всі записи
log-comment-field = Коментар: який стан, хто займається
log-comment-label = Коментар: { $number }
log-empty = У цій черзі ще нічого не відбувалося.
log-entry-missing = Запису серед цих немає. Можливо, він давніший або вам не доступний.

## People of a site

people-active = Хто відповідає
people-search = Ім’я або адреса
people-found = { $count ->
    [one] Знайдено { $count } особу
    [few] Знайдено { $count } особи
    [many] Знайдено { $count } осіб
   *[other] Знайдено { $count } особи
}
people-none-found = Нікого з таким ім’ям чи адресою немає.
people-show-all = Показати всіх
people-deactivated = Вимкнені ({ $count })
person-you = (ви)
person-form = Змінити: { $name }
person-edit = Змінити
person-edit-of = Змінити: { $name }
person-role = Роль
person-queues = Черги
person-queues-hint = Звідси надходять нові діалоги та сповіщення.
person-queues-none = Без черги агент не бачить жодного діалогу.
person-queues-none-there = На сайті ще немає черг.
person-no-queue = без черги
person-most = Найбільше відкритих діалогів водночас
person-most-hint = Від 1 до 100. Коли їх стільки, нові чекають. Порожнє поле — без обмеження.
person-most-wrong = Ціле число від 1 до 100 або нічого.
person-most-any = без обмеження
person-most-of = { $count ->
    [one] не більше ніж { $count } діалог водночас
    [few] не більше ніж { $count } діалоги водночас
    [many] не більше ніж { $count } діалогів водночас
   *[other] не більше ніж { $count } діалогу водночас
}
person-saved = Збережено: { $name }.
person-overtaken = Хтось інший тим часом змінив дані: { $name }. Ці зміни вже у формі; збережіть ще раз, щоб додати свої.
person-overtaken-both = Хтось інший тим часом змінив дані: { $name }. Де ви змінили те саме, чуже значення стоїть під вашим; збережіть ще раз, щоб залишити своє.
person-last-owner = { $name } — єдиний власник. Спершу зробіть власником когось іншого.
person-owners-only = Змінювати та призначати власників може лише власник.
person-deactivate = Вимкнути…
person-deactivate-title = Вимкнути: { $name }?
person-deactivate-text = Доступ до цього сайту зникає негайно. Відкриті діалоги цієї людини повертаються до черги. Згодом її можна ввімкнути знову.
person-deactivate-yes = Вимкнути
person-deactivated = Вимкнено: { $name }.
person-sign-out = Завершити сеанси…
person-sign-out-of = Завершити всі сеанси: { $name }
person-sign-out-title = Завершити всі сеанси: { $name }?
person-sign-out-text = Усі сеанси завершаться за кілька секунд, на всіх пристроях і на всіх сайтах. Увійти знову можна одразу.
person-sign-out-yes = Завершити всі сеанси
person-signed-out = Усі сеанси завершено: { $name }.
person-reactivate = Увімкнути…
person-reactivate-of = Увімкнути: { $name }
person-reactivate-title = Увімкнути знову: { $name }?
person-reactivate-text = Людина знову зможе входити, з тією самою роллю та чергами.
person-reactivate-yes = Увімкнути
person-reactivated = Знову ввімкнено: { $name }.
role-owner-hint = Може все і вирішує, хто ще є власником.
role-administrator-hint = Налаштовує сайт, черги та людей і бачить усі діалоги.
role-full-access-hint = Бачить усі діалоги сайту, долучається до них і завершує їх.
role-agent-hint = Бачить діалоги своїх черг і відповідає на них.
invite-open = Запросити колегу
invite-title = Запросити колегу
invite-language = Мова листа
invite-send = Надіслати запрошення
invite-sent = Запрошення на { $email } вже в дорозі.
invite-there = Ця людина вже є на сайті, можливо, вимкнена.
invite-too-many = Сьогодні з цього сайту надіслано багато запрошень. Нічого не втрачено; надішліть через { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
    [many] { $minutes } хвилин
   *[other] { $minutes } хвилини
}.
invitations-title = Запрошені
invitation-expires = { $count ->
    [one] Діє ще { $count } день
    [few] Діє ще { $count } дні
    [many] Діє ще { $count } днів
   *[other] Діє ще { $count } дня
}
invitation-expired = Термін минув
invitation-resend = Надіслати ще раз
invitation-resend-to = Надіслати запрошення ще раз: { $email }
invitation-withdraw = Відкликати
invitation-withdraw-of = Відкликати запрошення: { $email }
invitation-withdraw-title = Відкликати запрошення?
invitation-withdraw-text = Посилання в листі на { $email } негайно перестане діяти. Запросити можна знову.
invitation-withdrawn = Запрошення на { $email } відкликано.
invitation-taken = Це запрошення вже використано або відкликано. Прочитайте список ще раз.

## Settings

settings-title = Налаштування
settings-profile = Профіль
settings-name = Ім’я
settings-name-hint = Це ім’я відвідувачі бачать поруч із вашими відповідями.
settings-email = Електронна пошта
settings-language = Мова
settings-availability = Доступність
settings-availability-online = На місці: доки консоль відкрита, відвідувачі бачать, що хтось є
settings-availability-away = Не на місці: вас не враховано серед присутніх, а сповіщення надходять ще й поштою
settings-saved = Збережено
settings-role = Сайти
role-owner = Власник
role-administrator = Адміністратор
role-full-access = Агент із повним доступом
role-agent = Агент
notices-title = Сповіщення
notices-intro = Виберіть, про що хочете знати. Якщо нічого не вибрано, консоль про це теж мовчить. Лист містить посилання, але ніколи не вміст, і надходить не частіше ніж раз на п’ять хвилин.
notices-kind = Що сталося
notices-sound = Звук
notices-desktop = Робочий стіл
notices-email = Ел. пошта
notices-submission = Звернення
notices-submission-hint = Хтось надіслав контактну форму.
notices-chat = Новий чат
notices-chat-hint = Відвідувач почав діалог, який ще ніхто не взяв у роботу.
notices-message = Нове повідомлення
notices-message-hint = Відвідувач написав у вашому діалозі.
notices-missed = Пропущений чат
notices-missed-hint = Відвідувач пішов, не дочекавшись відповіді.
notices-offline = Нікого не було
notices-offline-hint = Відвідувач написав, коли нікого не було, і пішов.
notices-assigned = Призначено мені
notices-assigned-hint = Колега призначив вам діалог.
notices-suppressed-bounce = Лист на адресу { $email } повернувся ({ $when }), тому сповіщення туди більше не надсилаються. Адреса знову працює?
notices-suppressed-complaint = Лист на адресу { $email } позначено як спам ({ $when }), тому сповіщення туди більше не надсилаються. Надсилати їх знову?
notices-lifted = Сповіщення знову надсилаються електронною поштою. Якщо лист повернеться, тут про це буде сказано.
notices-cell = { $kind }: { $way }
notices-hear = Прослухати звук
notices-desktop-ask = Ваш браузер ще не показує сповіщень Doorbell на робочому столі.
notices-desktop-enable = Увімкнути
notices-desktop-refused = Ваш браузер блокує сповіщення Doorbell. Дозвольте їх у його налаштуваннях для цього сайту й оновіть сторінку.
notices-desktop-missing = У цьому браузері немає сповіщень на робочому столі.
notices-mail = Листи надходять
notices-mail-away = Лише коли мене немає або якщо я не подивлюся протягом двох хвилин
notices-mail-always = Завжди, навіть якщо консоль уже сповістила
notices-quiet = Тихі години
notices-quiet-on = Щодня без сповіщень у ці години
notices-quiet-hint = Ні звуку, ні сповіщень на робочому столі, ні листів. Списки й лічильники оновлюються й далі. Якщо ви отримуєте про це листи, то про все, що ще чекає на відповідь, лист надійде, коли ці години минуть.
notices-quiet-from = Від
notices-quiet-to = До
notices-quiet-zone = Часовий пояс: { $zone }
notices-quiet-here = Узяти часовий пояс цього пристрою: { $zone }
notices-quiet-same = Початок і кінець мають відрізнятися.
notices-queues = Черги
notices-queues-hint = Про чергу без позначки сповіщень не буде.
notices-browser = У цьому браузері
notices-front = Показувати сповіщення на робочому столі й тоді, коли консоль на передньому плані
notices-stay = Залишати сповіщення на робочому столі, доки я їх не натисну
first-notices-title = Про що вам повідомляють
first-notices-off = Без сповіщення
first-notices-away = Лист надходить, лише коли вас немає або якщо ви не подивилися протягом двох хвилин.
first-notices-dismiss = Зрозуміло
first-notices-change = Змінити в налаштуваннях
sessions-title = Де ви ввійшли
sessions-intro = Завершіть сеанс, якого не впізнаєте. Він перестане діяти за кілька секунд.
sessions-this = Цей сеанс
sessions-last-seen = Востаннє: { $when }
sessions-since = вхід: { $when }
sessions-end = Завершити
sessions-end-label = Завершити сеанс: { $browser }
sessions-end-others = Завершити всі інші сеанси
sessions-only-this = Ви ввійшли лише тут.
sessions-ended = Сеанс завершено.
sessions-others-ended = Усі інші сеанси завершено.
browser-on = { $browser }, { $system }
browser-unknown = Невідомий браузер

## Setting up a site: which page, and who may

setup-title = Сайт
setup-site = Сайт
setup-texts = Тексти
setup-install = Установлення
setup-queues = Черги
setup-bots = Боти
setup-people = Люди
setup-log = Журнал змін
setup-which = Який сайт
setup-no-right-title = Це налаштовують інші
setup-no-right = Сайт «{ $site }» налаштовують його власники й адміністратори. Ваша роль цього не передбачає; зверніться до когось із них.

## Notices in the console

notices-region = Останні сповіщення
notice-submission = Нове звернення
notice-chat = Новий чат
notice-message = Нове повідомлення
notice-missed = Пропущений чат
notice-offline = Відвідувач написав, коли нікого не було
notice-assigned = Вам призначено діалог
notice-chat-many = { $count ->
    [one] { $count } новий чат
    [few] { $count } нові чати
    [many] { $count } нових чатів
   *[other] { $count } нових чатів
}
notice-missed-many = { $count ->
    [one] { $count } пропущений чат
    [few] { $count } пропущені чати
    [many] { $count } пропущених чатів
   *[other] { $count } пропущених чатів
}
notice-message-many = { $count ->
    [one] Нові повідомлення в { $count } діалозі
    [few] Нові повідомлення в { $count } діалогах
    [many] Нові повідомлення в { $count } діалогах
   *[other] Нові повідомлення в { $count } діалогах
}
notice-submission-many = { $count ->
    [one] { $count } нове звернення
    [few] { $count } нові звернення
    [many] { $count } нових звернень
   *[other] { $count } нових звернень
}
notice-offline-many = { $count ->
    [one] { $count } відвідувач написав, коли нікого не було
    [few] { $count } відвідувачі написали, коли нікого не було
    [many] { $count } відвідувачів написали, коли нікого не було
   *[other] { $count } відвідувачів написали, коли нікого не було
}
notice-assigned-many = { $count ->
    [one] Вам призначено { $count } діалог
    [few] Вам призначено { $count } діалоги
    [many] Вам призначено { $count } діалогів
   *[other] Вам призначено { $count } діалогів
}
notice-view-log = Переглянути події черги
notice-view-conversation = Відкрити діалог
notice-view-list = Показати список
export-menu = Експортувати в CSV
export-failed = Не вдалося експортувати
export-number = Номер
export-id = Розмова
export-agent = Оператор
export-customer = Клієнт
export-rating = Оцінка
export-time = Час
export-author = Автор
export-details = Подробиці
export-content = Зміст
export-note = Нотатка
export-automatic = Автоматична відповідь
why-menu = Чому мені повідомили чи ні?
why-title = Сповіщення про цей діалог для вас
why-mails = Ел. пошта
why-line = { $kind } ({ $when }): { $mail }
why-under-way = надсилається
why-waits = чекає, щоб надійти разом з іншими
why-quiet = чекає, доки минуть тихі години
why-sent = надіслано
why-taken-care-of = не надіслано: хтось уже подбав про це
why-switched-off = не надіслано: ви це вимкнули
why-refused = не надіслано: ваша адреса не приймає листів
why-dropped = не надіслано
why-no-mail = Листа для вас не було.
why-now = За вашими теперішніми налаштуваннями
why-now-outside = Ви не відповідаєте в цій черзі, тож сповіщень про неї не отримуєте.
why-now-muted = Ви вимкнули сповіщення про цю чергу.
why-now-off = Сповіщення «{ $kind }» вимкнено.
why-now-no-mail = Листи «{ $kind }» вимкнено.
why-now-other = Діалог веде { $name }, і про нові повідомлення дізнається лише ця людина.
why-now-quiet = Ваші тихі години: { $from }–{ $to }.
why-now-away = Поки консоль відкрита, листи надходять лише про те, чого ви не подивилися протягом двох хвилин.
why-now-always = Ви отримуєте сповіщення в усі способи.
why-settings = Змінити налаштування
notice-dismiss = Закрити сповіщення

## Other screens

missing-title = Тут нічого немає
missing-text = Такої сторінки немає, або вона вам не доступна.
missing-action = Перейти до вхідних
missing-queue = Такої черги немає, або вона вам не доступна.
missing-queues = Перейти до черг

## Problems: what happened, what was kept, what to do

problem-malformed = Сервер не зміг прочитати запит. Написане не втрачено; оновіть сторінку й спробуйте ще раз.
problem-unauthenticated = Ваш сеанс завершився. Чернетки збережено; увійдіть знову, щоб продовжити.
problem-forbidden = Ваша роль цього не дозволяє. Нічого не змінено; зверніться до власника сайту.
problem-origin = Запит надійшов з адреси, якої немає у списку сайту. Нічого не змінено; відкрийте консоль за її власною адресою.
problem-not-found = Цього не існує, або воно вам не доступне. Нічого не змінено; поверніться до списку.
problem-conflict = Хтось вас випередив: стан діалогу тепер «{ $state }». Погляньте на новий стан і вирішіть ще раз.
problem-conflict-unknown = Хтось вас випередив, і діалог змінився. Погляньте на новий стан і вирішіть ще раз.
problem-overtaken = Тим часом це змінив хтось інший. Написане вами збережено; перегляньте обидва значення й вирішіть.
problem-taken = Вас випередили: цей діалог уже веде { $name }.
problem-text-kept = Ваш текст збережено.
problem-next-unassigned = Наступний нерозподілений
problem-gap = Попереднє повідомлення ще не надійшло. Ваш текст збережено, його буде надіслано слідом.
problem-sender-expired = Цієї вкладки надто довго не було. Ваш текст збережено; надішліть його ще раз.
problem-other-browser = Вхід розпочато в іншому браузері. Введіть код там.
problem-gone = Це посилання для входу вже використане або застаріле. Попросіть нове.
problem-too-large = Текст завеликий для надсилання. Його збережено; скоротіть і спробуйте ще раз.
problem-invalid = Щось заповнено неправильно. Нічого не втрачено; виправте й спробуйте ще раз.
problem-too-many = Забагато спроб поспіль. Нічого не втрачено; зачекайте { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунди
    [many] { $seconds } секунд
   *[other] { $seconds } секунди
} і спробуйте ще раз.
problem-internal = У нас стався збій. Написане не втрачено; спробуйте ще раз, а якщо повториться, повідомте підтримці номер { $trace }.
problem-unavailable = Сервіс перевантажений. Нічого не втрачено; спробуйте за мить ще раз.
problem-unreachable = Немає зв’язку із сервером. Нічого не втрачено; перевірте з’єднання й спробуйте ще раз.
problem-not-joined = З’єднання з цим діалогом поновлено. Ваш текст збережено, його буде надіслано ще раз.
field-required = Заповніть це поле.
field-invalid = Перевірте формат.
field-too-long = Задовгий текст.
field-line-break = Текст має бути в одному рядку.
field-unknown = Сервер не знає цього поля.
field-taken = Це вже зайнято.
