export{a_42 as a,b_42 as b,c_42 as c}from"./review-at-once.js";
